{{%AUTOESCAPE context="HTML"}}
{{!
  A list of what an admin keeps. HEADING, INTRO, ADD_URL, ADD_LABEL, HERE (path of this list), Q (words of the search),
  COUNT_TEXT, EMPTY_TEXT
  Sections
    HEAD     rows: LABEL
    CARD     rows: URL, NAME, CODE; CELL rows: TEXT; OFF when it is put away
    NONE     there are no cards
}}
<div class="sheet sheet-wide">
<p class="trail"><a href="/admin">[[Admin]]</a></p>
<div class="sheet-head">
<h1>{{HEADING}}</h1>
<a class="btn btn-primary" href="{{ADD_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#plus"></use></svg>{{ADD_LABEL}}</a>
</div>
<p class="muted">{{INTRO}}</p>
<form class="filter" method="get" action="{{HERE}}" role="search">
<label class="visually-hidden" for="list-q">[[Name or code]]</label>
<input class="form-control" type="search" id="list-q" name="q" value="{{Q}}" placeholder="[[Name or code]]" maxlength="100">
<button class="btn" type="submit">[[Find]]</button>
<span class="filter-count">{{COUNT_TEXT}}</span>
</form>
<div class="wide" tabindex="0" role="region" aria-label="{{HEADING}}">
<table class="table kept-table">
<caption class="visually-hidden">{{HEADING}}</caption>
<thead>
<tr>
<th scope="col">[[Name]]</th>
<th scope="col">[[Code]]</th>
{{#HEAD}}
<th scope="col">{{LABEL}}</th>
{{/HEAD}}
</tr>
</thead>
<tbody>
{{#CARD}}
<tr{{#OFF}} class="is-off"{{/OFF}}>
<th scope="row"><a href="{{URL}}">{{NAME}}</a>{{#OFF}} <span class="mark-word">[[put away]]</span>{{/OFF}}</th>
<td>{{CODE}}</td>
{{#CELL}}
<td>{{TEXT}}</td>
{{/CELL}}
</tr>
{{/CARD}}
</tbody>
</table>
</div>
{{#NONE}}
<div class="nothing"><svg class="icon icon-large" aria-hidden="true"><use href="{{ASSET_ICONS}}#inbox"></use></svg><p>{{EMPTY_TEXT}}</p></div>
{{/NONE}}
</div>
