{{%AUTOESCAPE context="HTML"}}
{{!
  Before a person is erased. Form "erase": REASON; NAME, EMAIL, ACTION
  Sections: ERASED or MAY_ERASE; LEFT; WRONG_ANY (FORM is erase), REASON_WRONG
}}
<div class="sheet sheet-narrow">
<p class="trail"><a href="/admin">[[Admin]]</a> <a href="/admin/privacy">[[Privacy]]</a> <a href="{{ACTION}}">{{NAME}}</a></p>
<h1>[[Erase {{NAME}}?]]</h1>
{{>PART_WRONG}}
<div class="card">
<h2>[[What will happen]]</h2>
<ul class="rule-list">
<li>[[Name, email address, phone, place, note and all further addresses are removed, also from every ticket and from the audit log.]]</li>
<li>[[The person is signed out everywhere, cannot sign in any more and leaves all teams.]]</li>
<li>[[Accounts that were merged into this one are erased with it.]]</li>
</ul>
<h2>[[What stays]]</h2>
<ul class="rule-list">
<li>[[Tickets, with the agency, times and figures, so that reports stay true.]]</li>
<li>[[What was written on tickets: texts, fields and tasks that name the person are redacted one by one.]]</li>
<li>[[The timeline: who did it shows as "Erased person"; an assignment keeps the name it was told with.]]</li>
</ul>
<p><strong>[[This cannot be undone.]]</strong></p>
</div>
<form class="form rule-part" method="post" action="{{ACTION}}/erase" novalidate data-once>
{{>PART_TOKEN}}
<div class="field">
<label class="form-label" for="erase-reason">[[Why]]</label>
<input class="form-control" id="erase-reason" name="reason" value="{{REASON}}" maxlength="300" autocomplete="off" required aria-describedby="erase-reason-hint{{#REASON_WRONG}} erase-reason-wrong{{/REASON_WRONG}}"{{#REASON_WRONG}} aria-invalid="true"{{/REASON_WRONG}}>
{{#REASON_WRONG}}
<p class="field-wrong" id="erase-reason-wrong">{{TEXT}}</p>
{{/REASON_WRONG}}
<p class="hint" id="erase-reason-hint">[[Stands on the audit log. Do not name the person.]]</p>
</div>
<div class="actions"><button class="btn btn-danger" type="submit">[[Erase]]</button> <a class="btn btn-quiet" href="{{ACTION}}">[[Cancel]]</a></div>
</form>
</div>
