{{%AUTOESCAPE context="HTML"}}
{{!
  Custom fields in a form. Section EXTRA: rows
    FORM, EXTRA_ID, LABEL, EXTRA_KIND (any, or the only type it is for), EXTRA_CATEGORIES (ids with commas; empty: any)
    OPTIONAL; EXTRA_ONLY {FOR}; EXTRA_WRONG {TEXT}
    one of EXTRA_LINE, EXTRA_LONG, EXTRA_NUMBER, EXTRA_DATE, EXTRA_SELECT: EXTRA_VALUE; EXTRA_OPTION rows (VALUE, LABEL,
    section SELECTED)
}}
{{#EXTRA}}
<div class="field field-wide" data-extra data-kind="{{EXTRA_KIND}}" data-categories="{{EXTRA_CATEGORIES}}">
<label class="form-label" for="{{FORM}}-x_{{EXTRA_ID}}">{{LABEL}}{{#OPTIONAL}} <span class="optional">[[optional]]</span>{{/OPTIONAL}}{{#EXTRA_ONLY}} <span class="optional extra-only">{{FOR}}</span>{{/EXTRA_ONLY}}</label>
{{#EXTRA_LINE}}
<input class="form-control" id="{{FORM}}-x_{{EXTRA_ID}}" name="x_{{EXTRA_ID}}" value="{{EXTRA_VALUE}}" maxlength="200" autocomplete="off"{{#EXTRA_WRONG}} aria-invalid="true" aria-describedby="{{FORM}}-x_{{EXTRA_ID}}-wrong"{{/EXTRA_WRONG}}>
{{/EXTRA_LINE}}
{{#EXTRA_LONG}}
<textarea class="form-control" id="{{FORM}}-x_{{EXTRA_ID}}" name="x_{{EXTRA_ID}}" rows="3" maxlength="4000" data-grow{{#EXTRA_WRONG}} aria-invalid="true" aria-describedby="{{FORM}}-x_{{EXTRA_ID}}-wrong"{{/EXTRA_WRONG}}>{{EXTRA_VALUE:p}}</textarea>
{{/EXTRA_LONG}}
{{#EXTRA_NUMBER}}
<input class="form-control" id="{{FORM}}-x_{{EXTRA_ID}}" name="x_{{EXTRA_ID}}" value="{{EXTRA_VALUE}}" inputmode="decimal" maxlength="30" autocomplete="off"{{#EXTRA_WRONG}} aria-invalid="true" aria-describedby="{{FORM}}-x_{{EXTRA_ID}}-wrong"{{/EXTRA_WRONG}}>
{{/EXTRA_NUMBER}}
{{#EXTRA_DATE}}
<input class="form-control" type="date" id="{{FORM}}-x_{{EXTRA_ID}}" name="x_{{EXTRA_ID}}" value="{{EXTRA_VALUE}}"{{#EXTRA_WRONG}} aria-invalid="true" aria-describedby="{{FORM}}-x_{{EXTRA_ID}}-wrong"{{/EXTRA_WRONG}}>
{{/EXTRA_DATE}}
{{#EXTRA_SELECT}}
<select class="form-select" id="{{FORM}}-x_{{EXTRA_ID}}" name="x_{{EXTRA_ID}}"{{#EXTRA_WRONG}} aria-invalid="true" aria-describedby="{{FORM}}-x_{{EXTRA_ID}}-wrong"{{/EXTRA_WRONG}}>
{{#EXTRA_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/EXTRA_OPTION}}
</select>
{{/EXTRA_SELECT}}
{{#EXTRA_WRONG}}
<p class="field-wrong" id="{{FORM}}-x_{{EXTRA_ID}}-wrong">{{TEXT}}</p>
{{/EXTRA_WRONG}}
</div>
{{/EXTRA}}
