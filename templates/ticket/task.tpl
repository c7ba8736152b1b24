{{%AUTOESCAPE context="HTML"}}
{{!
  One task, to be changed. Form "task": TASK_TITLE, DUE, VERSION; WHO_OPTION, AFTER_OPTION rows (VALUE, LABEL, section SELECTED)
    TASK_ID, REF, SUBJECT, TICKET_URL
  Sections
    STALE_CARD   see part/stale-card.tpl
    WRONG_ANY (FORM is task), TITLE_WRONG, WHO_WRONG, DUE_WRONG, AFTER_WRONG
}}
<div class="sheet sheet-narrow">
<p class="request-ref"><a href="{{TICKET_URL}}">{{REF}} {{SUBJECT}}</a></p>
<h1>[[Change a task]]</h1>
{{>PART_STALE_CARD}}
{{>PART_WRONG}}
<form class="card form" method="post" action="/tasks/{{TASK_ID}}" novalidate data-once>
{{>PART_TOKEN}}
{{>PART_VERSION}}
{{>PART_SEEN}}
<div class="field">
<label class="form-label" for="task-title">[[What is to be done]]</label>
<input class="form-control" id="task-title" name="title" value="{{TASK_TITLE}}" maxlength="200" autocomplete="off" required{{#TITLE_WRONG}} aria-invalid="true" aria-describedby="task-title-wrong"{{/TITLE_WRONG}}>
{{#TITLE_WRONG}}
<p class="field-wrong" id="task-title-wrong">{{TEXT}}</p>
{{/TITLE_WRONG}}
</div>
<div class="fields">
<div class="field">
<label class="form-label" for="task-who">[[Who]]</label>
<select class="form-select" id="task-who" name="who"{{#WHO_WRONG}} aria-invalid="true" aria-describedby="task-who-wrong"{{/WHO_WRONG}}>
{{#WHO_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/WHO_OPTION}}
</select>
{{#WHO_WRONG}}
<p class="field-wrong" id="task-who-wrong">{{TEXT}}</p>
{{/WHO_WRONG}}
</div>
<div class="field">
<label class="form-label" for="task-due">[[Due]] <span class="optional">[[optional]]</span></label>
<input class="form-control" type="datetime-local" id="task-due" name="due" value="{{DUE}}"{{#DUE_WRONG}} aria-invalid="true" aria-describedby="task-due-wrong"{{/DUE_WRONG}}>
{{#DUE_WRONG}}
<p class="field-wrong" id="task-due-wrong">{{TEXT}}</p>
{{/DUE_WRONG}}
</div>
</div>
<div class="field">
<label class="form-label" for="task-after">[[After]]</label>
<select class="form-select" id="task-after" name="after" aria-describedby="task-after-hint{{#AFTER_WRONG}} task-after-wrong{{/AFTER_WRONG}}"{{#AFTER_WRONG}} aria-invalid="true"{{/AFTER_WRONG}}>
{{#AFTER_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/AFTER_OPTION}}
</select>
{{#AFTER_WRONG}}
<p class="field-wrong" id="task-after-wrong">{{TEXT}}</p>
{{/AFTER_WRONG}}
<p class="hint" id="task-after-hint">[[It can be ticked off once that one is done.]]</p>
</div>
<div class="actions"><button class="btn btn-primary" type="submit">[[Save]]</button> <a class="btn btn-quiet" href="{{TICKET_URL}}">[[Cancel]]</a></div>
</form>
</div>
