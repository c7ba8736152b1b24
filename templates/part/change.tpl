{{%AUTOESCAPE context="HTML"}}
{{!
  The form that changes a ticket's fields, in section MAY_CHANGE. Form "change": SUBJECT, PRIORITY_REASON, VERSION; ACTION
    STATUS_OPTION, WAITING_FOR_OPTION, IMPACT_OPTION, URGENCY_OPTION, PRIORITY_OPTION, KIND_OPTION, CATEGORY_OPTION
                     rows: VALUE, LABEL, section SELECTED
  Sections
    OPEN             unfolded: it came back with faults
    WRONG_ANY (FORM is change), SUBJECT_WRONG, STATUS_WRONG, WAITING_FOR_WRONG, IMPACT_WRONG, URGENCY_WRONG, PRIORITY_WRONG,
    KIND_WRONG, CATEGORY_WRONG, PRIORITY_REASON_WRONG
    EXTRA            see part/extras.tpl
}}
<details class="fold fold-form" id="change"{{#OPEN}} open{{/OPEN}}>
<summary>[[Change]]</summary>
<form class="side-form side-form-two" method="post" action="{{ACTION}}/change" novalidate data-once>
{{>PART_WRONG}}
{{>PART_TOKEN}}
{{>PART_VERSION}}
<div class="field field-wide">
<label class="form-label" for="change-subject">[[Subject]]</label>
<input class="form-control" id="change-subject" name="subject" value="{{SUBJECT}}" maxlength="200" autocomplete="off"{{#SUBJECT_WRONG}} aria-invalid="true" aria-describedby="change-subject-wrong"{{/SUBJECT_WRONG}}>
{{#SUBJECT_WRONG}}
<p class="field-wrong" id="change-subject-wrong">{{TEXT}}</p>
{{/SUBJECT_WRONG}}
</div>
<div class="field">
<label class="form-label" for="change-status">[[Status]]</label>
<select class="form-select" id="change-status" name="status"{{#STATUS_WRONG}} aria-invalid="true" aria-describedby="change-status-wrong"{{/STATUS_WRONG}}>
{{#STATUS_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/STATUS_OPTION}}
</select>
{{#STATUS_WRONG}}
<p class="field-wrong" id="change-status-wrong">{{TEXT}}</p>
{{/STATUS_WRONG}}
</div>
<div class="field">
<label class="form-label" for="change-waiting_for">[[Waiting for]]</label>
<select class="form-select" id="change-waiting_for" name="waiting_for"{{#WAITING_FOR_WRONG}} aria-invalid="true" aria-describedby="change-waiting_for-wrong"{{/WAITING_FOR_WRONG}}>
{{#WAITING_FOR_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/WAITING_FOR_OPTION}}
</select>
{{#WAITING_FOR_WRONG}}
<p class="field-wrong" id="change-waiting_for-wrong">{{TEXT}}</p>
{{/WAITING_FOR_WRONG}}
</div>
<div class="field">
<label class="form-label" for="change-impact">[[Impact]]</label>
<select class="form-select" id="change-impact" name="impact"{{#IMPACT_WRONG}} aria-invalid="true" aria-describedby="change-impact-wrong"{{/IMPACT_WRONG}}>
{{#IMPACT_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/IMPACT_OPTION}}
</select>
{{#IMPACT_WRONG}}
<p class="field-wrong" id="change-impact-wrong">{{TEXT}}</p>
{{/IMPACT_WRONG}}
</div>
<div class="field">
<label class="form-label" for="change-urgency">[[Urgency]]</label>
<select class="form-select" id="change-urgency" name="urgency"{{#URGENCY_WRONG}} aria-invalid="true" aria-describedby="change-urgency-wrong"{{/URGENCY_WRONG}}>
{{#URGENCY_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/URGENCY_OPTION}}
</select>
{{#URGENCY_WRONG}}
<p class="field-wrong" id="change-urgency-wrong">{{TEXT}}</p>
{{/URGENCY_WRONG}}
</div>
<div class="field">
<label class="form-label" for="change-priority">[[Priority]]</label>
<select class="form-select" id="change-priority" name="priority"{{#PRIORITY_WRONG}} aria-invalid="true" aria-describedby="change-priority-wrong"{{/PRIORITY_WRONG}}>
{{#PRIORITY_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/PRIORITY_OPTION}}
</select>
{{#PRIORITY_WRONG}}
<p class="field-wrong" id="change-priority-wrong">{{TEXT}}</p>
{{/PRIORITY_WRONG}}
</div>
<div class="field">
<label class="form-label" for="change-kind">[[Type]]</label>
<select class="form-select" id="change-kind" name="kind"{{#KIND_WRONG}} aria-invalid="true" aria-describedby="change-kind-wrong"{{/KIND_WRONG}}>
{{#KIND_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/KIND_OPTION}}
</select>
{{#KIND_WRONG}}
<p class="field-wrong" id="change-kind-wrong">{{TEXT}}</p>
{{/KIND_WRONG}}
</div>
<div class="field field-wide">
<label class="form-label" for="change-category">[[Category]]</label>
<select class="form-select" id="change-category" name="category"{{#CATEGORY_WRONG}} aria-invalid="true" aria-describedby="change-category-wrong"{{/CATEGORY_WRONG}}>
{{#CATEGORY_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/CATEGORY_OPTION}}
</select>
{{#CATEGORY_WRONG}}
<p class="field-wrong" id="change-category-wrong">{{TEXT}}</p>
{{/CATEGORY_WRONG}}
</div>
<div class="field field-wide">
<label class="form-label" for="change-priority_reason">[[Why this priority]] <span class="optional">[[when it differs from impact and urgency]]</span></label>
<input class="form-control" id="change-priority_reason" name="priority_reason" value="{{PRIORITY_REASON}}" maxlength="300" autocomplete="off"{{#PRIORITY_REASON_WRONG}} aria-invalid="true" aria-describedby="change-priority_reason-wrong"{{/PRIORITY_REASON_WRONG}}>
{{#PRIORITY_REASON_WRONG}}
<p class="field-wrong" id="change-priority_reason-wrong">{{TEXT}}</p>
{{/PRIORITY_REASON_WRONG}}
</div>
{{>PART_EXTRAS}}
<button class="btn btn-primary" type="submit">[[Save changes]]</button>
</form>
</details>
