{{%AUTOESCAPE context="HTML"}}
{{!
  Where an admin starts.
    Q    what was looked for
  Sections
    MET      something was: ROOM rows: NAME, HELP (a setting's value), URL; NONE
    STEP     rows, what to set up: WORDS, HELP, URL; section DONE or TO_DO
    KEPT     rows: NAME, URL, COUNT (may be empty)
    HEALTH   rows: WORDS, DETAIL; section WELL or ILL
    ALL_WELL
    UNCHECKED rows, what nobody looks at: WORDS, HELP
}}
<div class="sheet sheet-wide">
<h1>[[Administration]]</h1>
<form class="filter" method="get" action="/admin" role="search">
<label class="visually-hidden" for="admin-q">[[Find a page or a setting]]</label>
<input class="form-control" type="search" id="admin-q" name="q" value="{{Q}}" placeholder="[[Find a page or a setting]]" maxlength="100" autocomplete="off">
<button class="btn" type="submit">[[Find]]</button>
</form>
{{#MET}}
<section class="card" aria-labelledby="start-met">
<h2 id="start-met">[[Found]]</h2>
<ul class="start-links">
{{#ROOM}}
<li><a href="{{URL}}"><span>{{NAME}}</span><span class="count">{{HELP}}</span></a></li>
{{/ROOM}}
</ul>
{{#NONE}}
<p>[[No page and no setting is called so.]]</p>
{{/NONE}}
</section>
{{/MET}}
<div class="start">
<section class="card" aria-labelledby="start-kept">
<h2 id="start-kept">[[What is kept]]</h2>
<ul class="start-links">
{{#KEPT}}
<li><a href="{{URL}}"><span>{{NAME}}</span><span class="count">{{COUNT}}</span></a></li>
{{/KEPT}}
</ul>
</section>
<section class="card" aria-labelledby="start-steps">
<h2 id="start-steps">[[Set-up]]</h2>
<ul class="checks">
{{#STEP}}
<li{{#DONE}} class="check-ok"{{/DONE}}>{{#DONE}}<svg class="icon" role="img" aria-label="[[done]]"><use href="{{ASSET_ICONS}}#circle-check"></use></svg>{{/DONE}}{{#TO_DO}}<svg class="icon" role="img" aria-label="[[to do]]"><use href="{{ASSET_ICONS}}#arrow-right"></use></svg>{{/TO_DO}}<a href="{{URL}}">{{WORDS}}</a>{{#TO_DO}}<small>{{HELP}}</small>{{/TO_DO}}</li>
{{/STEP}}
</ul>
</section>
<section class="card" aria-labelledby="start-health">
<h2 id="start-health">[[Health]]{{#ALL_WELL}}: [[what is looked at is well]]{{/ALL_WELL}}</h2>
<ul class="checks">
{{#HEALTH}}
<li class="{{#WELL}}check-ok{{/WELL}}{{#ILL}}check-failed{{/ILL}}">{{#WELL}}<svg class="icon" role="img" aria-label="[[ok]]"><use href="{{ASSET_ICONS}}#circle-check"></use></svg>{{/WELL}}{{#ILL}}<svg class="icon" role="img" aria-label="[[failed]]"><use href="{{ASSET_ICONS}}#alert"></use></svg>{{/ILL}}<span>{{WORDS}}</span><small>{{DETAIL}}</small></li>
{{/HEALTH}}
{{#UNCHECKED}}
<li><svg class="icon" role="img" aria-label="[[not looked at]]"><use href="{{ASSET_ICONS}}#alert"></use></svg><span>{{WORDS}}</span><small>{{HELP}}</small></li>
{{/UNCHECKED}}
</ul>
</section>
</div>
</div>
