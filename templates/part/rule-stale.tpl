{{%AUTOESCAPE context="HTML"}}
{{! Answer 409 on a page that keeps a rule: somebody else was quicker. Section STALE_RULE }}
{{#STALE_RULE}}
<div class="stale" role="alert" tabindex="-1" autofocus>
<h2><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#alert"></use></svg>[[Somebody changed this meanwhile]]</h2>
<p>[[Nothing of yours was saved yet. What you typed is still below: compare it with the page in another tab, then send it.]]</p>
</div>
{{/STALE_RULE}}
