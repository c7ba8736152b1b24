{{%AUTOESCAPE context="HTML"}}
{{!
  The audit log. OBJECT_OPTION, ACTOR_OPTION rows (VALUE, LABEL, SELECTED); FILE_URL of the same list as CSV
  Sections
    WRONG_ANY (FORM is audit), OBJECT_WRONG, ACTOR_WRONG: then no list
    ONE          only one thing: ID, ALL_URL
    SOME or NONE
    ENTRY        rows: AT_*, BY, OBJECT, OBJECT_NAME, WHAT, WAS, BECOMES; LINKED: URL, or UNLINKED
    PAGER
}}
<div class="sheet sheet-wide">
<div class="sheet-head">
<h1>[[Audit log]]</h1>
<a class="btn" href="{{FILE_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#download"></use></svg>[[Export as CSV]]</a>
</div>
<p class="muted">[[Who changed what in the house itself: people, rules, settings. Nothing here can be changed or taken away. What happens to a ticket is in its timeline.]]</p>
{{>PART_WRONG}}
<form class="filter" method="get" action="/audit" role="search" id="audit-id">
<label class="visually-hidden" for="audit-object">[[What]]</label>
<select class="form-select" id="audit-object" name="object"{{#OBJECT_WRONG}} aria-invalid="true"{{/OBJECT_WRONG}}>
{{#OBJECT_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/OBJECT_OPTION}}
</select>
<label class="visually-hidden" for="audit-actor">[[Who]]</label>
<select class="form-select" id="audit-actor" name="actor"{{#ACTOR_WRONG}} aria-invalid="true"{{/ACTOR_WRONG}}>
{{#ACTOR_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/ACTOR_OPTION}}
</select>
{{#ONE}}
<input type="hidden" name="id" value="{{ID}}">
{{/ONE}}
<button class="btn" type="submit">[[Show]]</button>
{{#ONE}}
<span class="filter-count">[[One record only.]] <a href="{{ALL_URL}}">[[Show all]]</a></span>
{{/ONE}}
</form>
{{#SOME}}
<div class="wide" tabindex="0" role="region" aria-label="[[Audit log]]">
<table class="table log-table cards-table">
<caption class="visually-hidden">[[Audit log]]</caption>
<thead>
<tr><th scope="col">[[When]]</th><th scope="col">[[Who]]</th><th scope="col">[[Record]]</th><th scope="col">[[What]]</th><th scope="col">[[Before]]</th><th scope="col">[[After]]</th></tr>
</thead>
<tbody>
{{#ENTRY}}
<tr>
<td><time datetime="{{AT_ISO}}" title="{{AT_TITLE}}">{{AT_TEXT}}</time></td>
<td>{{BY}}</td>
<td>{{OBJECT}} {{#LINKED}}<a href="{{URL}}">{{OBJECT_NAME}}</a>{{/LINKED}}{{#UNLINKED}}{{OBJECT_NAME}}{{/UNLINKED}}</td>
<td>{{WHAT}}</td>
<td class="log-was log-value" data-label="[[Before]]">{{WAS:p}}</td>
<td class="log-value" data-label="[[After]]">{{BECOMES:p}}</td>
</tr>
{{/ENTRY}}
</tbody>
</table>
</div>
{{/SOME}}
{{#NONE}}
<div class="nothing"><svg class="icon icon-large" aria-hidden="true"><use href="{{ASSET_ICONS}}#history"></use></svg><p>[[Nothing like this is on the log.]]</p></div>
{{/NONE}}
{{>PART_PAGER}}
</div>
