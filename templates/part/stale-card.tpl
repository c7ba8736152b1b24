{{%AUTOESCAPE context="HTML"}}
{{!
  Answer 409: somebody else saved first. The form below is filled in as typed and carries the new version.
  STALE_OTHERS, or STALE_OWN: it is one's own, and hardly anybody else's to change
  Section STALE_CARD: rows DIFFERS, one for each field that the other one changed: WHAT, IS (as it stands now), and
  CLASH with YOURS, or TAKEN: it was not touched and follows
}}
{{#STALE_CARD}}
<div class="stale" role="alert" tabindex="-1" autofocus>
<h2><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#alert"></use></svg>{{#STALE_OTHERS}}[[Somebody changed this meanwhile]]{{/STALE_OTHERS}}{{#STALE_OWN}}[[You changed this in another tab, or an administrator did]]{{/STALE_OWN}}</h2>
<ul>
{{#DIFFERS}}
<li><strong>{{WHAT}}</strong>: [[now]] “<span class="stale-text">{{IS:p}}</span>”{{#CLASH}}, [[you have]] “<span class="stale-text">{{YOURS:p}}</span>”{{/CLASH}}{{#TAKEN}} ([[you had not changed it; it is so below]]){{/TAKEN}}</li>
{{/DIFFERS}}
</ul>
<p>[[Nothing of yours was saved yet. What you typed is still below: look at it again, then send it.]]</p>
</div>
{{/STALE_CARD}}
