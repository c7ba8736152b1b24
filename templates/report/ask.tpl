{{%AUTOESCAPE context="HTML"}}
{{!
  What a report is asked: presets, and a form that works by its address alone.
    ACTION (path of the page), FROM, TO (2026-06-15)
  Sections
    PRESET     rows: LABEL, URL; CURRENT
    STEP_OPTION BY_OPTION TEAM_OPTION CATEGORY_OPTION AGENCY_OPTION CHANNEL_OPTION KIND_OPTION PRIORITY_OPTION
               rows: VALUE, LABEL; SELECTED
    HAS_AGE    AGE_OPTION rows, on the backlog's page
    MAY_SPLIT  on pages of one figure
    FILTERED   some filter is set; CHIPS with rows CHIP: NAME, LABEL, URL (without it)
    FROM_WRONG TO_WRONG STEP_WRONG: TEXT; WRONG_ANY as in part/wrong.tpl
}}
<section class="report-ask no-print" aria-label="[[Period and filters]]">
{{>PART_WRONG}}
<ul class="report-presets">
{{#PRESET}}
<li><a class="report-chip" href="{{URL}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{LABEL}}</a></li>
{{/PRESET}}
</ul>
<form method="get" action="{{ACTION}}" class="report-form">
<div class="report-fields">
<p class="field"><label class="form-label" for="report-from">[[From]]</label><input class="form-control" type="date" id="report-from" name="from" value="{{FROM}}"{{#FROM_WRONG}} aria-invalid="true" aria-describedby="report-from-wrong"{{/FROM_WRONG}}>{{#FROM_WRONG}}<span class="field-wrong" id="report-from-wrong">{{TEXT}}</span>{{/FROM_WRONG}}</p>
<p class="field"><label class="form-label" for="report-to">[[To]]</label><input class="form-control" type="date" id="report-to" name="to" value="{{TO}}"{{#TO_WRONG}} aria-invalid="true" aria-describedby="report-to-wrong"{{/TO_WRONG}}>{{#TO_WRONG}}<span class="field-wrong" id="report-to-wrong">{{TEXT}}</span>{{/TO_WRONG}}</p>
<p class="field"><label class="form-label" for="report-step">[[By]]</label><select class="form-select" id="report-step" name="step"{{#STEP_WRONG}} aria-invalid="true" aria-describedby="report-step-wrong"{{/STEP_WRONG}}>{{#STEP_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/STEP_OPTION}}</select>{{#STEP_WRONG}}<span class="field-wrong" id="report-step-wrong">{{TEXT}}</span>{{/STEP_WRONG}}</p>
{{#MAY_SPLIT}}
<p class="field"><label class="form-label" for="report-by">[[Split by]]</label><select class="form-select" id="report-by" name="by">{{#BY_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/BY_OPTION}}</select></p>
{{/MAY_SPLIT}}
<p class="report-send"><button class="btn btn-primary" type="submit">[[Show]]</button></p>
</div>
<details class="fold report-filters"{{#FILTERED}} open{{/FILTERED}}>
<summary>[[Filter]]</summary>
<div class="report-fields">
<p class="field"><label class="form-label" for="report-team">[[Team]]</label><select class="form-select" id="report-team" name="team">{{#TEAM_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/TEAM_OPTION}}</select></p>
<p class="field"><label class="form-label" for="report-category">[[Category]]</label><select class="form-select" id="report-category" name="category">{{#CATEGORY_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/CATEGORY_OPTION}}</select></p>
<p class="field"><label class="form-label" for="report-agency">[[Agency]]</label><select class="form-select" id="report-agency" name="agency">{{#AGENCY_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/AGENCY_OPTION}}</select></p>
<p class="field"><label class="form-label" for="report-channel">[[Channel]]</label><select class="form-select" id="report-channel" name="channel">{{#CHANNEL_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/CHANNEL_OPTION}}</select></p>
<p class="field"><label class="form-label" for="report-kind">[[Type]]</label><select class="form-select" id="report-kind" name="kind">{{#KIND_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/KIND_OPTION}}</select></p>
<p class="field"><label class="form-label" for="report-priority">[[Priority]]</label><select class="form-select" id="report-priority" name="priority">{{#PRIORITY_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/PRIORITY_OPTION}}</select></p>
{{#HAS_AGE}}
<p class="field"><label class="form-label" for="report-age">[[Age]]</label><select class="form-select" id="report-age" name="age">{{#AGE_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/AGE_OPTION}}</select></p>
{{/HAS_AGE}}
</div>
</details>
</form>
</section>
{{#CHIPS}}
<ul class="report-presets report-chosen" aria-label="[[Only these tickets]]">
{{#CHIP}}
<li class="report-only"><span>{{NAME}}: <b>{{LABEL}}</b></span><a class="no-print" href="{{URL}}" aria-label="[[Without this filter: {{LABEL}}]]"><svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#x"></use></svg></a></li>
{{/CHIP}}
</ul>
{{/CHIPS}}
