{{%AUTOESCAPE context="HTML"}}
{{!
  One template of tickets. Form "template": NAME, SUBJECT, TEXT, TASKS, VERSION; ACTION, HEADING
    KIND_OPTION, CATEGORY_OPTION, IMPACT_OPTION, URGENCY_OPTION, TEAM_OPTION   rows: VALUE, LABEL, section SELECTED
  Sections
    ACTIVE       ticked
    STALE_CARD   see part/stale-card.tpl
    WRONG_ANY (FORM is template), and one _WRONG for each field
}}
<div class="sheet sheet-narrow">
<p class="trail"><a href="/admin">[[Admin]]</a> <a href="/admin/templates">[[Templates]]</a></p>
<h1>{{HEADING}}</h1>
{{>PART_STALE_CARD}}
{{>PART_WRONG}}
<form class="card form" method="post" action="{{ACTION}}" novalidate data-once>
{{>PART_TOKEN}}
{{>PART_VERSION}}
{{>PART_SEEN}}
<div class="field">
<label class="form-label" for="template-name">[[Name]]</label>
<input class="form-control" id="template-name" name="name" value="{{NAME}}" maxlength="120" autocomplete="off" required{{#NAME_WRONG}} aria-invalid="true" aria-describedby="template-name-wrong"{{/NAME_WRONG}}>
{{#NAME_WRONG}}
<p class="field-wrong" id="template-name-wrong">{{TEXT}}</p>
{{/NAME_WRONG}}
</div>
<div class="fields">
<div class="field">
<label class="form-label" for="template-kind">[[Type]]</label>
<select class="form-select" id="template-kind" name="kind"{{#KIND_WRONG}} aria-invalid="true" aria-describedby="template-kind-wrong"{{/KIND_WRONG}}>
{{#KIND_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/KIND_OPTION}}
</select>
{{#KIND_WRONG}}
<p class="field-wrong" id="template-kind-wrong">{{TEXT}}</p>
{{/KIND_WRONG}}
</div>
<div class="field">
<label class="form-label" for="template-category">[[Category]]</label>
<select class="form-select" id="template-category" name="category"{{#CATEGORY_WRONG}} aria-invalid="true" aria-describedby="template-category-wrong"{{/CATEGORY_WRONG}}>
{{#CATEGORY_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/CATEGORY_OPTION}}
</select>
{{#CATEGORY_WRONG}}
<p class="field-wrong" id="template-category-wrong">{{TEXT}}</p>
{{/CATEGORY_WRONG}}
</div>
<div class="field">
<label class="form-label" for="template-team">[[Team]]</label>
<select class="form-select" id="template-team" name="team"{{#TEAM_WRONG}} aria-invalid="true" aria-describedby="template-team-wrong"{{/TEAM_WRONG}}>
{{#TEAM_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/TEAM_OPTION}}
</select>
{{#TEAM_WRONG}}
<p class="field-wrong" id="template-team-wrong">{{TEXT}}</p>
{{/TEAM_WRONG}}
</div>
<div class="field">
<label class="form-label" for="template-impact">[[Impact]]</label>
<select class="form-select" id="template-impact" name="impact"{{#IMPACT_WRONG}} aria-invalid="true" aria-describedby="template-impact-wrong"{{/IMPACT_WRONG}}>
{{#IMPACT_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/IMPACT_OPTION}}
</select>
{{#IMPACT_WRONG}}
<p class="field-wrong" id="template-impact-wrong">{{TEXT}}</p>
{{/IMPACT_WRONG}}
</div>
<div class="field">
<label class="form-label" for="template-urgency">[[Urgency]]</label>
<select class="form-select" id="template-urgency" name="urgency"{{#URGENCY_WRONG}} aria-invalid="true" aria-describedby="template-urgency-wrong"{{/URGENCY_WRONG}}>
{{#URGENCY_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/URGENCY_OPTION}}
</select>
{{#URGENCY_WRONG}}
<p class="field-wrong" id="template-urgency-wrong">{{TEXT}}</p>
{{/URGENCY_WRONG}}
</div>
</div>
<div class="field">
<label class="form-label" for="template-subject">[[Subject]]</label>
<input class="form-control" id="template-subject" name="subject" value="{{SUBJECT}}" maxlength="200" autocomplete="off"{{#SUBJECT_WRONG}} aria-invalid="true" aria-describedby="template-subject-wrong"{{/SUBJECT_WRONG}}>
{{#SUBJECT_WRONG}}
<p class="field-wrong" id="template-subject-wrong">{{TEXT}}</p>
{{/SUBJECT_WRONG}}
</div>
<div class="field">
<label class="form-label" for="template-text">[[Text]]</label>
<textarea class="form-control" id="template-text" name="text" rows="6" maxlength="8000" data-grow{{#TEXT_WRONG}} aria-invalid="true" aria-describedby="template-text-wrong"{{/TEXT_WRONG}}>{{TEXT:p}}</textarea>
{{#TEXT_WRONG}}
<p class="field-wrong" id="template-text-wrong">{{TEXT}}</p>
{{/TEXT_WRONG}}
</div>
<div class="field">
<label class="form-label" for="template-tasks">[[Tasks]] <span class="optional">[[one a line]]</span></label>
<textarea class="form-control" id="template-tasks" name="tasks" rows="4" maxlength="4000" data-grow{{#TASKS_WRONG}} aria-invalid="true" aria-describedby="template-tasks-wrong"{{/TASKS_WRONG}}>{{TASKS:p}}</textarea>
{{#TASKS_WRONG}}
<p class="field-wrong" id="template-tasks-wrong">{{TEXT}}</p>
{{/TASKS_WRONG}}
</div>
<div class="field"><label class="check"><input type="checkbox" name="active" value="yes"{{#ACTIVE}} checked{{/ACTIVE}}><span>[[In use]]</span></label></div>
<div class="actions"><button class="btn btn-primary" type="submit">[[Save]]</button> <a class="btn btn-quiet" href="/admin/templates">[[Cancel]]</a></div>
</form>
</div>
