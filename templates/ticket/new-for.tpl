{{%AUTOESCAPE context="HTML"}}
{{!
  An agent opens a ticket for somebody. Form "open":
    REQUESTER (email as typed), SUBJECT, TEXT, PHONE, LOCATION, RESOLUTION, ONCE
    CHANNEL_OPTION, KIND_OPTION, CATEGORY_OPTION, IMPACT_OPTION, URGENCY_OPTION, TEAM_OPTION, CODE_OPTION
                     rows: VALUE, LABEL, section SELECTED
    TEMPLATE         number of the template it started from, or 0
  Sections
    START_FROM       TEMPLATE_OPTION rows; COMING rows: LINE, the tasks that come with it; EXTRA as in part/extras.tpl
    SOLVED_WRONG     TEXT
    SOLVED           set when "solved on first contact" was ticked
    WRONG_ANY (FORM is open), REQUESTER_WRONG, SUBJECT_WRONG, TEXT_WRONG, CHANNEL_WRONG, KIND_WRONG, CATEGORY_WRONG,
    IMPACT_WRONG, URGENCY_WRONG, TEAM_WRONG, PHONE_WRONG, LOCATION_WRONG, RESOLUTION_WRONG, CODE_WRONG;
    FILE_WRONG and UPLOAD as in part/files.tpl
}}
<div class="sheet sheet-form">
<h1>[[New ticket]]</h1>
{{>PART_WRONG}}
{{#START_FROM}}
<form class="start-from" method="get" action="/tickets/for">
<input type="hidden" name="for" value="{{REQUESTER}}">
<label class="form-label" for="open-template">[[Start from]]</label>
<select class="form-select" id="open-template" name="template">
{{#TEMPLATE_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/TEMPLATE_OPTION}}
</select>
<button class="btn" type="submit">[[Fill in]]</button>
</form>
{{/START_FROM}}
<form class="form" method="post" action="/tickets/for" enctype="multipart/form-data" novalidate data-once data-ctrl-enter>
<button type="submit" hidden>[[Open ticket]]</button>
{{>PART_TOKEN}}
<input type="hidden" name="template" value="{{TEMPLATE}}">
<div class="fields">
<div class="field field-find">
<label class="form-label" for="open-requester">[[For whom?]]</label>
<input class="form-control" type="text" id="open-requester" name="requester" value="{{REQUESTER}}" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="254" required data-find="/people/find" data-find-list="open-people" aria-describedby="open-requester-hint{{#REQUESTER_WRONG}} open-requester-wrong{{/REQUESTER_WRONG}}"{{#REQUESTER_WRONG}} aria-invalid="true"{{/REQUESTER_WRONG}}>
<ul class="find-list" id="open-people" role="listbox" aria-label="[[People]]" hidden></ul>
{{#REQUESTER_WRONG}}
<p class="field-wrong" id="open-requester-wrong">{{TEXT}}</p>
{{/REQUESTER_WRONG}}
<p class="hint" id="open-requester-hint">[[Email address, or type a name, phone or agency and choose.]]</p>
</div>
<fieldset class="field" id="open-channel">
<legend class="form-label">[[How did it come?]]</legend>
<div class="choices choices-row choices-tight">
{{#CHANNEL_OPTION}}
<label class="choice"><input type="radio" name="channel" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}><span>{{LABEL}}</span></label>
{{/CHANNEL_OPTION}}
</div>
{{#CHANNEL_WRONG}}
<p class="field-wrong">{{TEXT}}</p>
{{/CHANNEL_WRONG}}
</fieldset>
</div>
<div class="field">
<label class="form-label" for="open-subject">[[Subject]]</label>
<input class="form-control" id="open-subject" name="subject" value="{{SUBJECT}}" maxlength="200" autocomplete="off" required{{#SUBJECT_WRONG}} aria-invalid="true" aria-describedby="open-subject-wrong"{{/SUBJECT_WRONG}}>
{{#SUBJECT_WRONG}}
<p class="field-wrong" id="open-subject-wrong">{{TEXT}}</p>
{{/SUBJECT_WRONG}}
</div>
<div class="field">
<label class="form-label" for="open-text">[[What was said]]</label>
<textarea class="form-control" id="open-text" name="text" rows="6" maxlength="65535" required data-grow data-drop aria-describedby="open-text-hint{{#TEXT_WRONG}} open-text-wrong{{/TEXT_WRONG}}"{{#TEXT_WRONG}} aria-invalid="true"{{/TEXT_WRONG}}>{{TEXT:p}}</textarea>
{{#TEXT_WRONG}}
<p class="field-wrong" id="open-text-wrong">{{TEXT}}</p>
{{/TEXT_WRONG}}
<p class="hint" id="open-text-hint">[[The requester can read this.]]</p>
{{>PART_FILES}}
</div>
<div class="fields fields-three">
<div class="field">
<label class="form-label" for="open-kind">[[Type]]</label>
<select class="form-select" id="open-kind" name="kind"{{#KIND_WRONG}} aria-invalid="true" aria-describedby="open-kind-wrong"{{/KIND_WRONG}}>
{{#KIND_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/KIND_OPTION}}
</select>
{{#KIND_WRONG}}
<p class="field-wrong" id="open-kind-wrong">{{TEXT}}</p>
{{/KIND_WRONG}}
</div>
<div class="field">
<label class="form-label" for="open-category">[[Category]]</label>
<select class="form-select" id="open-category" name="category"{{#CATEGORY_WRONG}} aria-invalid="true" aria-describedby="open-category-wrong"{{/CATEGORY_WRONG}}>
{{#CATEGORY_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/CATEGORY_OPTION}}
</select>
{{#CATEGORY_WRONG}}
<p class="field-wrong" id="open-category-wrong">{{TEXT}}</p>
{{/CATEGORY_WRONG}}
</div>
<div class="field">
<label class="form-label" for="open-team">[[Team]]</label>
<select class="form-select" id="open-team" name="team"{{#TEAM_WRONG}} aria-invalid="true" aria-describedby="open-team-wrong"{{/TEAM_WRONG}}>
{{#TEAM_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/TEAM_OPTION}}
</select>
{{#TEAM_WRONG}}
<p class="field-wrong" id="open-team-wrong">{{TEXT}}</p>
{{/TEAM_WRONG}}
</div>
<div class="field">
<label class="form-label" for="open-impact">[[Impact]]</label>
<select class="form-select" id="open-impact" name="impact"{{#IMPACT_WRONG}} aria-invalid="true" aria-describedby="open-impact-wrong"{{/IMPACT_WRONG}}>
{{#IMPACT_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/IMPACT_OPTION}}
</select>
{{#IMPACT_WRONG}}
<p class="field-wrong" id="open-impact-wrong">{{TEXT}}</p>
{{/IMPACT_WRONG}}
</div>
<div class="field">
<label class="form-label" for="open-urgency">[[Urgency]]</label>
<select class="form-select" id="open-urgency" name="urgency"{{#URGENCY_WRONG}} aria-invalid="true" aria-describedby="open-urgency-wrong"{{/URGENCY_WRONG}}>
{{#URGENCY_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/URGENCY_OPTION}}
</select>
{{#URGENCY_WRONG}}
<p class="field-wrong" id="open-urgency-wrong">{{TEXT}}</p>
{{/URGENCY_WRONG}}
</div>
<div class="field">
<label class="form-label" for="open-phone">[[Phone]] <span class="optional">[[if not the usual one]]</span></label>
<input class="form-control" type="tel" id="open-phone" name="phone" value="{{PHONE}}" autocomplete="off" maxlength="40"{{#PHONE_WRONG}} aria-invalid="true" aria-describedby="open-phone-wrong"{{/PHONE_WRONG}}>
{{#PHONE_WRONG}}
<p class="field-wrong" id="open-phone-wrong">{{TEXT}}</p>
{{/PHONE_WRONG}}
</div>
<div class="field">
<label class="form-label" for="open-location">[[Place]] <span class="optional">[[if not the usual one]]</span></label>
<input class="form-control" id="open-location" name="location" value="{{LOCATION}}" autocomplete="off" maxlength="120"{{#LOCATION_WRONG}} aria-invalid="true" aria-describedby="open-location-wrong"{{/LOCATION_WRONG}}>
{{#LOCATION_WRONG}}
<p class="field-wrong" id="open-location-wrong">{{TEXT}}</p>
{{/LOCATION_WRONG}}
</div>
{{>PART_EXTRAS}}
</div>
{{#START_FROM}}
{{#COMING}}
<p class="coming"><span class="task-tick task-fixed" aria-hidden="true"></span>{{LINE}} <span class="muted">[[task]]</span></p>
{{/COMING}}
{{/START_FROM}}
<div class="solved-box">
<label class="check"><input type="checkbox" id="open-solved" name="solved" value="yes"{{#SOLVED}} checked{{/SOLVED}}{{#SOLVED_WRONG}} aria-invalid="true" aria-describedby="open-solved-wrong"{{/SOLVED_WRONG}}><span>[[Solved on first contact]]<small>[[Opens and resolves the ticket in one step.]]</small></span></label>
{{#SOLVED_WRONG}}
<p class="field-wrong" id="open-solved-wrong">{{TEXT}}</p>
{{/SOLVED_WRONG}}
<div class="solved-more">
<div class="field">
<label class="form-label" for="open-resolution">[[What solved it]]</label>
<textarea class="form-control" id="open-resolution" name="resolution" rows="3" maxlength="65535" data-grow{{#RESOLUTION_WRONG}} aria-invalid="true" aria-describedby="open-resolution-wrong"{{/RESOLUTION_WRONG}}>{{RESOLUTION:p}}</textarea>
{{#RESOLUTION_WRONG}}
<p class="field-wrong" id="open-resolution-wrong">{{TEXT}}</p>
{{/RESOLUTION_WRONG}}
</div>
<div class="field">
<label class="form-label" for="open-code">[[How it ended]]</label>
<select class="form-select" id="open-code" name="code"{{#CODE_WRONG}} aria-invalid="true" aria-describedby="open-code-wrong"{{/CODE_WRONG}}>
{{#CODE_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/CODE_OPTION}}
</select>
{{#CODE_WRONG}}
<p class="field-wrong" id="open-code-wrong">{{TEXT}}</p>
{{/CODE_WRONG}}
</div>
</div>
</div>
<div class="actions"><button class="btn btn-primary" type="submit">[[Open ticket]]</button> <a class="btn btn-quiet" href="/queue">[[Cancel]]</a></div>
</form>
</div>
