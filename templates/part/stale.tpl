{{%AUTOESCAPE context="HTML"}}
{{!
  Answer 409: somebody else was quicker. The form below it is filled in as typed and carries the new version.
  Section STALE: rows CHANGE: TEXT (who did what, when)
}}
{{#STALE}}
<div class="stale" role="alert" tabindex="-1" autofocus>
<h2><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#alert"></use></svg>[[Somebody changed this ticket meanwhile]]</h2>
<ul>
{{#CHANGE}}
<li>{{TEXT}}</li>
{{/CHANGE}}
</ul>
<p>[[Nothing of yours was saved yet. What you typed is still below: look at it again, then send it.]]</p>
</div>
{{/STALE}}
