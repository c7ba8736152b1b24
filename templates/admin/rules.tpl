{{%AUTOESCAPE context="HTML"}}
{{!
  Which priority follows from impact and urgency, and what is promised for each.
    SEEN (the matrix as it was when this page was made)
  Sections
    URGENCY_HEAD  rows: LABEL
    IMPACT_ROW    rows: IMPACT; CELL rows: NAME, LABEL, OPTION rows (VALUE, LABEL, SELECTED)
    MATRIX_STALE  with STALE_CARD, see part/stale-card.tpl; the cells that were chosen stay
    MATRIX_CUT    it was not sent whole
    PROMISE       rows: ID, VERSION, SEEN, PRIORITY, PRIORITY_WORD, NAME, RESPOND, RESOLVE; FAULT rows: TEXT;
                  STALE_CARD
}}
<div class="sheet">
<p class="trail"><a href="/admin">[[Admin]]</a></p>
<h1>[[Priorities and promises]]</h1>
<p class="muted">[[These rules hold for tickets from now on; clocks that run keep what was promised.]]</p>
<section class="block" aria-labelledby="matrix-title">
<h2 id="matrix-title">[[Priority by impact and urgency]]</h2>
{{#MATRIX_STALE}}
{{>PART_STALE_CARD}}
{{/MATRIX_STALE}}
{{#MATRIX_CUT}}
<div class="stale" role="alert" tabindex="-1" autofocus><p>[[The table did not arrive whole. This is how it stands; nothing of yours was saved.]]</p></div>
{{/MATRIX_CUT}}
<form class="card form" method="post" action="/admin/rules/matrix" data-once>
{{>PART_TOKEN}}
<input type="hidden" name="seen" value="{{SEEN}}">
<div class="wide" tabindex="0" role="region" aria-label="[[Table of priorities]]">
<table class="table matrix">
<caption class="visually-hidden">[[Priority by impact and urgency]]</caption>
<thead>
<tr><td></td>
{{#URGENCY_HEAD}}
<th scope="col">{{LABEL}}</th>
{{/URGENCY_HEAD}}
</tr>
</thead>
<tbody>
{{#IMPACT_ROW}}
<tr>
<th scope="row">{{IMPACT}}</th>
{{#CELL}}
<td><select class="form-select" name="{{NAME}}" aria-label="{{LABEL}}">
{{#OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/OPTION}}
</select></td>
{{/CELL}}
</tr>
{{/IMPACT_ROW}}
</tbody>
</table>
</div>
<div class="actions"><button class="btn btn-primary" type="submit">[[Save]]</button></div>
</form>
</section>
<section class="block" aria-labelledby="promise-title">
<h2 id="promise-title">[[What is promised]]</h2>
<p class="muted">[[Round the clock. Write 30 min, 4 h, 2 d or 1 d 4 h; empty for no promise.]]</p>
{{#PROMISE}}
{{>PART_STALE_CARD}}
<form class="setting" method="post" action="/admin/rules/{{ID}}" novalidate data-once aria-label="{{PRIORITY_WORD}}">
{{>PART_TOKEN}}
{{>PART_VERSION}}
{{>PART_SEEN}}
<h3 class="form-label"><span class="priority priority-{{PRIORITY}}">{{PRIORITY_WORD}}</span></h3>
<div class="promise-line">
<div class="field"><label class="form-label" for="promise-name-{{ID}}">[[Agreement]]</label><input class="form-control" id="promise-name-{{ID}}" name="name" value="{{NAME}}" maxlength="120" autocomplete="off"></div>
<div class="field"><label class="form-label" for="promise-respond-{{ID}}">[[First answer within]]</label><input class="form-control" id="promise-respond-{{ID}}" name="respond" value="{{RESPOND}}" maxlength="40" autocomplete="off"></div>
<div class="field"><label class="form-label" for="promise-resolve-{{ID}}">[[Solved within]]</label><input class="form-control" id="promise-resolve-{{ID}}" name="resolve" value="{{RESOLVE}}" maxlength="40" autocomplete="off"></div>
<button class="btn" type="submit">[[Save]]</button>
</div>
{{#FAULT}}
<p class="field-wrong" role="alert">{{TEXT}}</p>
{{/FAULT}}
</form>
{{/PROMISE}}
</section>
</div>
