{{%AUTOESCAPE context="HTML"}}
{{!
  Templates of tickets.
  Sections
    SOME           TEMPLATE_ROW rows: URL, NAME, KIND_WORD, CATEGORY, TEAM, SUBJECT; OFF
    EMPTY          when there are none
}}
<div class="sheet">
<p class="trail"><a href="/admin">[[Admin]]</a></p>
<div class="sheet-head">
<h1>[[Templates]]</h1>
<a class="btn btn-primary" href="/admin/templates/new"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#plus"></use></svg>[[New template]]</a>
</div>
<p class="muted">[[How tickets begin that come again and again: the form is filled in, and the tasks are there.]]</p>
{{#SOME}}
<div class="table-scroll">
<table class="table rule-table">
<caption class="visually-hidden">[[Templates]]</caption>
<thead><tr><th scope="col">[[Name]]</th><th scope="col">[[Type]]</th><th scope="col">[[Category]]</th><th scope="col">[[Team]]</th><th scope="col">[[State]]</th></tr></thead>
<tbody>
{{#TEMPLATE_ROW}}
<tr><th scope="row"><a href="{{URL}}">{{NAME}}</a><small>{{SUBJECT}}</small></th><td>{{KIND_WORD}}</td><td>{{CATEGORY}}</td><td>{{TEAM}}</td><td>{{#OFF}}<span class="mark-word">[[switched off]]</span>{{/OFF}}</td></tr>
{{/TEMPLATE_ROW}}
</tbody>
</table>
</div>
{{/SOME}}
{{#EMPTY}}
<div class="nothing"><svg class="icon icon-large" aria-hidden="true"><use href="{{ASSET_ICONS}}#inbox"></use></svg><p>[[There are no templates yet.]]</p></div>
{{/EMPTY}}
</div>
