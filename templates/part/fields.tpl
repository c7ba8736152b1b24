{{%AUTOESCAPE context="HTML"}}
{{!
  The fields of a form that keeps something (pages/sheet.c).
  SHEET_FIELD rows: ID, NAME, LABEL, HELP, TYPE, VALUE, MOST; one of the sections IS_LINE, IS_TEXT, IS_CHOICE, IS_FLAG, IS_GROUP;
  OPTION rows (VALUE, LABEL, section SELECTED); TICKED, WIDE; FAULT: TEXT
}}
<div class="fields sheet-fields">
{{#SHEET_FIELD}}
{{#IS_GROUP}}
<div class="field field-wide field-group" id="{{ID}}">
<h2>{{LABEL}}</h2>
<p class="hint">{{HELP}}</p>
{{#FAULT}}
<p class="field-wrong">{{TEXT}}</p>
{{/FAULT}}
</div>
{{/IS_GROUP}}
{{#IS_LINE}}
<div class="field{{#WIDE}} field-wide{{/WIDE}}">
<label class="form-label" for="{{ID}}">{{LABEL}}</label>
<input class="form-control" type="{{TYPE}}" id="{{ID}}" name="{{NAME}}" value="{{VALUE}}" maxlength="{{MOST}}" autocomplete="off" aria-describedby="{{ID}}-hint{{#FAULT}} {{ID}}-wrong{{/FAULT}}"{{#FAULT}} aria-invalid="true"{{/FAULT}}>
{{#FAULT}}
<p class="field-wrong" id="{{ID}}-wrong">{{TEXT}}</p>
{{/FAULT}}
<p class="hint" id="{{ID}}-hint">{{HELP}}</p>
</div>
{{/IS_LINE}}
{{#IS_TEXT}}
<div class="field field-wide">
<label class="form-label" for="{{ID}}">{{LABEL}}</label>
<textarea class="form-control" id="{{ID}}" name="{{NAME}}" rows="3" data-grow aria-describedby="{{ID}}-hint{{#FAULT}} {{ID}}-wrong{{/FAULT}}"{{#FAULT}} aria-invalid="true"{{/FAULT}}>
{{VALUE:p}}</textarea>
{{#FAULT}}
<p class="field-wrong" id="{{ID}}-wrong">{{TEXT}}</p>
{{/FAULT}}
<p class="hint" id="{{ID}}-hint">{{HELP}}</p>
</div>
{{/IS_TEXT}}
{{#IS_CHOICE}}
<div class="field{{#WIDE}} field-wide{{/WIDE}}">
<label class="form-label" for="{{ID}}">{{LABEL}}</label>
<select class="form-select" id="{{ID}}" name="{{NAME}}" aria-describedby="{{ID}}-hint{{#FAULT}} {{ID}}-wrong{{/FAULT}}"{{#FAULT}} aria-invalid="true"{{/FAULT}}>
{{#OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/OPTION}}
</select>
{{#FAULT}}
<p class="field-wrong" id="{{ID}}-wrong">{{TEXT}}</p>
{{/FAULT}}
<p class="hint" id="{{ID}}-hint">{{HELP}}</p>
</div>
{{/IS_CHOICE}}
{{#IS_FLAG}}
<div class="field field-tick">
<label class="check" for="{{ID}}"><input type="checkbox" id="{{ID}}" name="{{NAME}}" value="yes"{{#TICKED}} checked{{/TICKED}}{{#FAULT}} aria-invalid="true" aria-describedby="{{ID}}-wrong"{{/FAULT}}><span>{{LABEL}}<small>{{HELP}}</small></span></label>
{{#FAULT}}
<p class="field-wrong" id="{{ID}}-wrong">{{TEXT}}</p>
{{/FAULT}}
</div>
{{/IS_FLAG}}
{{/SHEET_FIELD}}
</div>
