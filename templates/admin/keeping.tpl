{{%AUTOESCAPE context="HTML"}}
{{!
  How long things are kept. Form "keep": FILES_DAYS, TEXTS_DAYS, SEEN
  Sections
    STALE_CARD             see part/stale-card.tpl
    ON                     ticked
    RUNS or RESTS          the worker does it, or not
    OLD_FILES, OLD_TEXTS   COUNT; SOME with OLD rows (REF, URL, SUBJECT, FILES, CLOSED_*), MORE; or NONE
    FOR_EVER               when there is no rule
    WRONG_ANY (FORM is keep), FILES_DAYS_WRONG, TEXTS_DAYS_WRONG
}}
<div class="sheet">
<p class="trail"><a href="/admin">[[Admin]]</a> <a href="/admin/privacy">[[Privacy]]</a></p>
<h1>[[How long things are kept]]</h1>
{{>PART_WRONG}}
{{>PART_STALE_CARD}}
<form class="card form" method="post" action="/admin/privacy/keeping" novalidate data-once>
{{>PART_TOKEN}}
{{>PART_SEEN}}
<div class="fields">
<div class="field">
<label class="form-label" for="keep-files_days">[[Files of tickets that are over: days]]</label>
<input class="form-control" id="keep-files_days" name="files_days" value="{{FILES_DAYS}}" inputmode="numeric" maxlength="6" autocomplete="off" aria-describedby="keep-hint{{#FILES_DAYS_WRONG}} keep-files_days-wrong{{/FILES_DAYS_WRONG}}"{{#FILES_DAYS_WRONG}} aria-invalid="true"{{/FILES_DAYS_WRONG}}>
{{#FILES_DAYS_WRONG}}
<p class="field-wrong" id="keep-files_days-wrong">{{TEXT}}</p>
{{/FILES_DAYS_WRONG}}
</div>
<div class="field">
<label class="form-label" for="keep-texts_days">[[Texts of tickets that are over: days]]</label>
<input class="form-control" id="keep-texts_days" name="texts_days" value="{{TEXTS_DAYS}}" inputmode="numeric" maxlength="6" autocomplete="off" aria-describedby="keep-hint{{#TEXTS_DAYS_WRONG}} keep-texts_days-wrong{{/TEXTS_DAYS_WRONG}}"{{#TEXTS_DAYS_WRONG}} aria-invalid="true"{{/TEXTS_DAYS_WRONG}}>
{{#TEXTS_DAYS_WRONG}}
<p class="field-wrong" id="keep-texts_days-wrong">{{TEXT}}</p>
{{/TEXTS_DAYS_WRONG}}
</div>
</div>
<p class="hint keep-hint" id="keep-hint">[[Counted from the day a ticket was closed; 0 keeps them for ever. What was typed into fields and tasks goes with the texts; tickets, subjects and timelines always stay.]]</p>
<div class="field"><label class="check"><input type="checkbox" name="on" value="yes"{{#ON}} checked{{/ON}}><span>[[Remove them]]<small>[[Without this nothing is removed, and the list below says what would be.]]</small></span></label></div>
<div class="actions"><button class="btn btn-primary" type="submit">[[Save]]</button></div>
</form>
{{#RUNS}}
<p class="hint-line rule-part"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#clock"></use></svg>[[Switched on: what is listed here goes within the next hours.]]</p>
{{/RUNS}}
{{#RESTS}}
<p class="hint-line rule-part"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#pause"></use></svg>[[Switched off: this is a dry run. Confidential tickets are not listed.]]</p>
{{/RESTS}}
{{#FOR_EVER}}
<div class="nothing"><p>[[There is no rule: everything is kept.]]</p></div>
{{/FOR_EVER}}
{{#OLD_FILES}}
<section class="rule-part" aria-labelledby="old-files">
<h2 id="old-files">[[Tickets whose files go:]] {{COUNT}}</h2>
{{#SOME}}
<div class="table-scroll"><table class="table rule-table"><caption class="visually-hidden">[[Tickets whose files go]]</caption>
<thead><tr><th scope="col">[[No.]]</th><th scope="col">[[Subject]]</th><th scope="col" class="number">[[Files]]</th><th scope="col">[[Closed]]</th></tr></thead>
<tbody>
{{#OLD}}
<tr><td class="ref">{{REF}}</td><th scope="row"><a href="{{URL}}">{{SUBJECT}}</a></th><td class="number">{{FILES}}</td><td><time datetime="{{CLOSED_ISO}}" title="{{CLOSED_TITLE}}">{{CLOSED_TEXT}}</time></td></tr>
{{/OLD}}
</tbody></table></div>
{{/SOME}}
{{#MORE}}<p class="muted">[[The oldest 50 are shown.]]</p>{{/MORE}}
{{#NONE}}<p class="muted">[[None is old enough.]]</p>{{/NONE}}
</section>
{{/OLD_FILES}}
{{#OLD_TEXTS}}
<section class="rule-part" aria-labelledby="old-texts">
<h2 id="old-texts">[[Tickets whose texts go:]] {{COUNT}}</h2>
{{#SOME}}
<div class="table-scroll"><table class="table rule-table"><caption class="visually-hidden">[[Tickets whose texts go]]</caption>
<thead><tr><th scope="col">[[No.]]</th><th scope="col">[[Subject]]</th><th scope="col">[[Closed]]</th></tr></thead>
<tbody>
{{#OLD}}
<tr><td class="ref">{{REF}}</td><th scope="row"><a href="{{URL}}">{{SUBJECT}}</a></th><td><time datetime="{{CLOSED_ISO}}" title="{{CLOSED_TITLE}}">{{CLOSED_TEXT}}</time></td></tr>
{{/OLD}}
</tbody></table></div>
{{/SOME}}
{{#MORE}}<p class="muted">[[The oldest 50 are shown.]]</p>{{/MORE}}
{{#NONE}}<p class="muted">[[None is old enough.]]</p>{{/NONE}}
</section>
{{/OLD_TEXTS}}
</div>
