{{%AUTOESCAPE context="HTML"}}
{{!
  One person: NAME, EMAIL, PHONE, LOCATION, AGENCY, ACTION. Form "export": NUMBER
  Sections
    WRONG_ANY (FORM is export), NUMBER_WRONG
    ERASED or MAY_ERASE
    LEFT      not active any more
}}
<div class="sheet sheet-narrow">
<p class="trail"><a href="/admin">[[Admin]]</a> <a href="/admin/privacy">[[Privacy]]</a></p>
<h1>{{NAME}}</h1>
<div class="card">
<dl class="facts">
<div><dt>[[Email]]</dt><dd>{{EMAIL}}</dd></div>
<div><dt>[[Phone]]</dt><dd>{{PHONE}}</dd></div>
<div><dt>[[Place]]</dt><dd>{{LOCATION}}</dd></div>
<div><dt>[[Agency]]</dt><dd>{{AGENCY}}</dd></div>
{{#LEFT}}
<div><dt>[[State]]</dt><dd>[[not active]]</dd></div>
{{/LEFT}}
</dl>
</div>
<section class="rule-part" aria-labelledby="export-title">
<h2 id="export-title">[[Hand out]]</h2>
<p>[[A JSON file with the person, addresses, sessions, requests and their fields, what the person wrote and was answered, tasks, and the names of files. Records that were merged are in it; what is confidential is not.]]</p>
{{>PART_WRONG}}
<form class="form" method="post" action="{{ACTION}}/export" novalidate>{{>PART_TOKEN}}
<div class="field">
<label class="form-label" for="export-number">[[Part]]</label>
<input class="form-control" type="number" id="export-number" name="number" value="{{NUMBER}}" min="1" inputmode="numeric" autocomplete="off" aria-describedby="export-number-hint{{#NUMBER_WRONG}} export-number-wrong{{/NUMBER_WRONG}}"{{#NUMBER_WRONG}} aria-invalid="true"{{/NUMBER_WRONG}}>
{{#NUMBER_WRONG}}
<p class="field-wrong" id="export-number-wrong">{{TEXT}}</p>
{{/NUMBER_WRONG}}
<p class="hint" id="export-number-hint">[[What is long comes in several parts: the name of the file says how many there are.]]</p>
</div>
<button class="btn" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#download"></use></svg>[[Download the file]]</button></form>
</section>
{{#MAY_ERASE}}
<section class="rule-part" aria-labelledby="erase-title">
<h2 id="erase-title">[[Erase]]</h2>
<p>[[The next page says what will happen.]]</p>
<a class="btn" href="{{ACTION}}/erase">[[Erase this person]]</a>
</section>
{{/MAY_ERASE}}
{{#ERASED}}
<p class="muted">[[This person is erased.]]</p>
{{/ERASED}}
</div>
