{{%AUTOESCAPE context="HTML"}}
{{!
  One custom field. Form "field": LABEL, NAME, CHOICES, SORT, VERSION; ACTION, HEADING
    KIND_OPTION, TICKET_KIND_OPTION, CATEGORY_OPTION   rows: VALUE, LABEL, section SELECTED
    KIND_WORD        what it holds, which stays
  Sections
    NEW_FIELD or KEPT_FIELD
    REQUIRED, ACTIVE   ticked
    STALE_CARD       see part/stale-card.tpl
    WRONG_ANY (FORM is field), LABEL_WRONG, NAME_WRONG, KIND_WRONG, CHOICES_WRONG, TICKET_KIND_WRONG, CATEGORY_WRONG, SORT_WRONG
}}
<div class="sheet sheet-narrow">
<p class="trail"><a href="/admin">[[Admin]]</a> <a href="/admin/fields">[[Custom fields]]</a></p>
<h1>{{HEADING}}</h1>
{{>PART_STALE_CARD}}
{{>PART_WRONG}}
<form class="card form" method="post" action="{{ACTION}}" novalidate data-once>
{{>PART_TOKEN}}
{{>PART_VERSION}}
{{>PART_SEEN}}
<div class="fields">
<div class="field">
<label class="form-label" for="field-label">[[Label]]</label>
<input class="form-control" id="field-label" name="label" value="{{LABEL}}" maxlength="120" autocomplete="off" required{{#LABEL_WRONG}} aria-invalid="true" aria-describedby="field-label-wrong"{{/LABEL_WRONG}}>
{{#LABEL_WRONG}}
<p class="field-wrong" id="field-label-wrong">{{TEXT}}</p>
{{/LABEL_WRONG}}
</div>
{{#NEW_FIELD}}
<div class="field">
<label class="form-label" for="field-name">[[Name]]</label>
<input class="form-control" id="field-name" name="name" value="{{NAME}}" maxlength="40" autocomplete="off" autocapitalize="none" spellcheck="false" required aria-describedby="field-name-hint{{#NAME_WRONG}} field-name-wrong{{/NAME_WRONG}}"{{#NAME_WRONG}} aria-invalid="true"{{/NAME_WRONG}}>
{{#NAME_WRONG}}
<p class="field-wrong" id="field-name-wrong">{{TEXT}}</p>
{{/NAME_WRONG}}
<p class="hint" id="field-name-hint">[[For exports, like serial_number. It stays as it is.]]</p>
</div>
<div class="field">
<label class="form-label" for="field-kind">[[What it holds]]</label>
<select class="form-select" id="field-kind" name="kind"{{#KIND_WRONG}} aria-invalid="true" aria-describedby="field-kind-wrong"{{/KIND_WRONG}}>
{{#KIND_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/KIND_OPTION}}
</select>
{{#KIND_WRONG}}
<p class="field-wrong" id="field-kind-wrong">{{TEXT}}</p>
{{/KIND_WRONG}}
</div>
{{/NEW_FIELD}}
{{#KEPT_FIELD}}
<dl class="facts"><div><dt>[[Name]]</dt><dd>{{NAME}}</dd></div><div><dt>[[It holds]]</dt><dd>{{KIND_WORD}}</dd></div></dl>
{{/KEPT_FIELD}}
</div>
<div class="field">
<label class="form-label" for="field-choices">[[Choices]] <span class="optional">[[one a line, where it holds one of some choices]]</span></label>
<textarea class="form-control" id="field-choices" name="choices" rows="4" maxlength="2000" data-grow{{#CHOICES_WRONG}} aria-invalid="true" aria-describedby="field-choices-wrong"{{/CHOICES_WRONG}}>{{CHOICES:p}}</textarea>
{{#CHOICES_WRONG}}
<p class="field-wrong" id="field-choices-wrong">{{TEXT}}</p>
{{/CHOICES_WRONG}}
</div>
<div class="fields">
<div class="field">
<label class="form-label" for="field-ticket_kind">[[For which type]]</label>
<select class="form-select" id="field-ticket_kind" name="ticket_kind"{{#TICKET_KIND_WRONG}} aria-invalid="true" aria-describedby="field-ticket_kind-wrong"{{/TICKET_KIND_WRONG}}>
{{#TICKET_KIND_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/TICKET_KIND_OPTION}}
</select>
{{#TICKET_KIND_WRONG}}
<p class="field-wrong" id="field-ticket_kind-wrong">{{TEXT}}</p>
{{/TICKET_KIND_WRONG}}
</div>
<div class="field">
<label class="form-label" for="field-category">[[For which category]]</label>
<select class="form-select" id="field-category" name="category"{{#CATEGORY_WRONG}} aria-invalid="true" aria-describedby="field-category-wrong"{{/CATEGORY_WRONG}}>
{{#CATEGORY_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/CATEGORY_OPTION}}
</select>
{{#CATEGORY_WRONG}}
<p class="field-wrong" id="field-category-wrong">{{TEXT}}</p>
{{/CATEGORY_WRONG}}
</div>
<div class="field">
<label class="form-label" for="field-sort">[[Place in the form]]</label>
<input class="form-control" id="field-sort" name="sort" value="{{SORT}}" inputmode="numeric" maxlength="6" autocomplete="off"{{#SORT_WRONG}} aria-invalid="true" aria-describedby="field-sort-wrong"{{/SORT_WRONG}}>
{{#SORT_WRONG}}
<p class="field-wrong" id="field-sort-wrong">{{TEXT}}</p>
{{/SORT_WRONG}}
</div>
</div>
<div class="field"><label class="check"><input type="checkbox" name="required" value="yes"{{#REQUIRED}} checked{{/REQUIRED}}><span>[[Required]]<small>[[Of agents; whoever asks for help may leave it out.]]</small></span></label></div>
<div class="field"><label class="check"><input type="checkbox" name="active" value="yes"{{#ACTIVE}} checked{{/ACTIVE}}><span>[[In use]]<small>[[Switched off it is in no form; what it holds stays on the tickets.]]</small></span></label></div>
<div class="actions"><button class="btn btn-primary" type="submit">[[Save]]</button> <a class="btn btn-quiet" href="/admin/fields">[[Cancel]]</a></div>
</form>
</div>
