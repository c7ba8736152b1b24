{{%AUTOESCAPE context="HTML"}}
{{!
  Custom fields.
  Sections
    SOME         FIELD_ROW rows: URL, LABEL, NAME, KIND_WORD, FOR_WORD, CATEGORY; IS_REQUIRED, OFF
    EMPTY        when there are none
}}
<div class="sheet">
<p class="trail"><a href="/admin">[[Admin]]</a></p>
<div class="sheet-head">
<h1>[[Custom fields]]</h1>
<a class="btn btn-primary" href="/admin/fields/new"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#plus"></use></svg>[[New field]]</a>
</div>
<p class="muted">[[What your organisation wants to know about a ticket. Each field is for one type and category, or for all.]]</p>
{{#SOME}}
<div class="table-scroll">
<table class="table rule-table">
<caption class="visually-hidden">[[Custom fields]]</caption>
<thead><tr><th scope="col">[[Label]]</th><th scope="col">[[Name]]</th><th scope="col">[[What it holds]]</th><th scope="col">[[For]]</th><th scope="col">[[State]]</th></tr></thead>
<tbody>
{{#FIELD_ROW}}
<tr><th scope="row"><a href="{{URL}}">{{LABEL}}</a></th><td>{{NAME}}</td><td>{{KIND_WORD}}</td><td>{{FOR_WORD}}<small>{{CATEGORY}}</small></td><td>{{#IS_REQUIRED}}<span class="mark-word">[[required]]</span> {{/IS_REQUIRED}}{{#OFF}}<span class="mark-word">[[switched off]]</span>{{/OFF}}</td></tr>
{{/FIELD_ROW}}
</tbody>
</table>
</div>
{{/SOME}}
{{#EMPTY}}
<div class="nothing"><svg class="icon icon-large" aria-hidden="true"><use href="{{ASSET_ICONS}}#inbox"></use></svg><p>[[There are no custom fields yet.]]</p></div>
{{/EMPTY}}
</div>
