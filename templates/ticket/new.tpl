{{%AUTOESCAPE context="HTML"}}
{{!
  An employee asks. Form "ask": TEXT, PHONE, LOCATION, ONCE
    KIND_OPTION, BLOCKED_OPTION, AFFECTED_OPTION   radio rows: VALUE, LABEL, HELP, section SELECTED
    CATEGORY_OPTION                                rows: VALUE, LABEL, section SELECTED; the first is "I do not know" with an empty VALUE
  Sections
    WRONG_ANY (FORM is ask), TEXT_WRONG, KIND_WRONG, BLOCKED_WRONG, AFFECTED_WRONG, CATEGORY_WRONG, PHONE_WRONG,
    LOCATION_WRONG; EXTRA as in part/extras.tpl; FILE_WRONG and UPLOAD as in part/files.tpl
}}
<div class="sheet sheet-form">
<h1>[[Ask for help]]</h1>
{{>PART_WRONG}}
<form class="form" method="post" action="/tickets" enctype="multipart/form-data" novalidate data-once data-ctrl-enter>
<button type="submit" hidden>[[Send request]]</button>
{{>PART_TOKEN}}
<div class="field">
<label class="form-label" for="ask-text">[[What do you need help with?]]</label>
<textarea class="form-control" id="ask-text" name="text" rows="6" maxlength="65535" required data-grow data-drop aria-describedby="ask-text-hint{{#TEXT_WRONG}} ask-text-wrong{{/TEXT_WRONG}}"{{#TEXT_WRONG}} aria-invalid="true"{{/TEXT_WRONG}}>{{TEXT:p}}</textarea>
{{#TEXT_WRONG}}
<p class="field-wrong" id="ask-text-wrong">{{TEXT}}</p>
{{/TEXT_WRONG}}
<p class="hint" id="ask-text-hint">[[Your own words are best. What did you want to do, and what happened instead?]]</p>
{{>PART_FILES}}
</div>
<fieldset class="field" id="ask-kind">
<legend class="form-label">[[What is it?]]</legend>
<div class="choices choices-row">
{{#KIND_OPTION}}
<label class="choice"><input type="radio" name="kind" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}><span>{{LABEL}}<small>{{HELP}}</small></span></label>
{{/KIND_OPTION}}
</div>
{{#KIND_WRONG}}
<p class="field-wrong">{{TEXT}}</p>
{{/KIND_WRONG}}
</fieldset>
<fieldset class="field" id="ask-blocked">
<legend class="form-label">[[Can you work?]]</legend>
<div class="choices choices-row">
{{#BLOCKED_OPTION}}
<label class="choice"><input type="radio" name="blocked" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}><span>{{LABEL}}<small>{{HELP}}</small></span></label>
{{/BLOCKED_OPTION}}
</div>
{{#BLOCKED_WRONG}}
<p class="field-wrong">{{TEXT}}</p>
{{/BLOCKED_WRONG}}
</fieldset>
<fieldset class="field" id="ask-affected">
<legend class="form-label">[[Who is affected?]]</legend>
<div class="choices choices-row">
{{#AFFECTED_OPTION}}
<label class="choice"><input type="radio" name="affected" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}><span>{{LABEL}}<small>{{HELP}}</small></span></label>
{{/AFFECTED_OPTION}}
</div>
{{#AFFECTED_WRONG}}
<p class="field-wrong">{{TEXT}}</p>
{{/AFFECTED_WRONG}}
</fieldset>
<div class="fields">
<div class="field">
<label class="form-label" for="ask-category">[[What is it about?]] <span class="optional">[[optional]]</span></label>
<select class="form-select" id="ask-category" name="category"{{#CATEGORY_WRONG}} aria-invalid="true" aria-describedby="ask-category-wrong"{{/CATEGORY_WRONG}}>
{{#CATEGORY_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/CATEGORY_OPTION}}
</select>
{{#CATEGORY_WRONG}}
<p class="field-wrong" id="ask-category-wrong">{{TEXT}}</p>
{{/CATEGORY_WRONG}}
</div>
<div class="field">
<label class="form-label" for="ask-phone">[[Phone, if we have to ask]]</label>
<input class="form-control" type="tel" id="ask-phone" name="phone" value="{{PHONE}}" autocomplete="tel" maxlength="40"{{#PHONE_WRONG}} aria-invalid="true" aria-describedby="ask-phone-wrong"{{/PHONE_WRONG}}>
{{#PHONE_WRONG}}
<p class="field-wrong" id="ask-phone-wrong">{{TEXT}}</p>
{{/PHONE_WRONG}}
</div>
<div class="field">
<label class="form-label" for="ask-location">[[Where are you?]]</label>
<input class="form-control" id="ask-location" name="location" value="{{LOCATION}}" maxlength="120"{{#LOCATION_WRONG}} aria-invalid="true" aria-describedby="ask-location-wrong"{{/LOCATION_WRONG}}>
{{#LOCATION_WRONG}}
<p class="field-wrong" id="ask-location-wrong">{{TEXT}}</p>
{{/LOCATION_WRONG}}
</div>
{{>PART_EXTRAS}}
</div>
<div class="actions"><button class="btn btn-primary" type="submit">[[Send request]]</button> <a class="btn btn-quiet" href="/">[[Cancel]]</a></div>
</form>
</div>
