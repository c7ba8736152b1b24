{{%AUTOESCAPE context="HTML"}}
{{!
  What of fields, tasks and the timeline has to go. Form "words": REASON; REF, SUBJECT, TICKET_URL
    WHAT_OPTION   rows: VALUE, LABEL, SELECTED
    WRONG_ANY (FORM is words), WHAT_WRONG, REASON_WRONG
}}
<div class="sheet sheet-narrow">
<p class="trail"><a href="{{TICKET_URL}}">{{REF}} {{SUBJECT}}</a></p>
<h1>[[Redact a field or a task]]</h1>
<p>[[With a field or a task goes what the timeline says of it. Everybody will see that something was redacted and why. This cannot be undone.]]</p>
{{>PART_WRONG}}
<form class="card form" method="post" action="{{TICKET_URL}}/redact" novalidate data-once>
{{>PART_TOKEN}}
<div class="field">
<label class="form-label" for="words-what">[[What has to go]]</label>
<select class="form-select" id="words-what" name="what" required{{#WHAT_WRONG}} aria-invalid="true" aria-describedby="words-what-wrong"{{/WHAT_WRONG}}>
<option value="">-</option>
{{#WHAT_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/WHAT_OPTION}}
</select>
{{#WHAT_WRONG}}
<p class="field-wrong" id="words-what-wrong">{{TEXT}}</p>
{{/WHAT_WRONG}}
</div>
<div class="field">
<label class="form-label" for="words-reason">[[Why]]</label>
<input class="form-control" id="words-reason" name="reason" value="{{REASON}}" maxlength="300" autocomplete="off" required aria-describedby="words-reason-hint{{#REASON_WRONG}} words-reason-wrong{{/REASON_WRONG}}"{{#REASON_WRONG}} aria-invalid="true"{{/REASON_WRONG}}>
{{#REASON_WRONG}}
<p class="field-wrong" id="words-reason-wrong">{{TEXT}}</p>
{{/REASON_WRONG}}
<p class="hint" id="words-reason-hint">[[Stands on the timeline. Do not repeat what has to go.]]</p>
</div>
<div class="actions"><button class="btn btn-danger" type="submit">[[Redact]]</button> <a class="btn btn-quiet" href="{{TICKET_URL}}/timeline">[[Cancel]]</a></div>
</form>
</div>
