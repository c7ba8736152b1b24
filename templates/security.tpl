{{%AUTOESCAPE context="HTML"}}
{{!
  The log of the security team, for its members
  Sections
    SOME or NONE
    ENTRY   rows: AT_TEXT, AT_ISO, AT_TITLE, BY, TEAM, WHAT, WAS, BECOMES
}}
<div class="sheet sheet-wide">
<h1>[[Security team]]</h1>
<p class="muted">[[Who came and went, and what was changed about the team. Whoever is in it sees confidential tickets; members are told of each newcomer for 30 days.]]</p>
{{#SOME}}
<div class="wide" tabindex="0" role="region" aria-label="[[Security team]]">
<table class="table log-table">
<caption class="visually-hidden">[[Security team]]</caption>
<thead>
<tr><th scope="col">[[When]]</th><th scope="col">[[Who]]</th><th scope="col">[[Team]]</th><th scope="col">[[What]]</th><th scope="col">[[Before]]</th><th scope="col">[[After]]</th></tr>
</thead>
<tbody>
{{#ENTRY}}
<tr><td><time datetime="{{AT_ISO}}" title="{{AT_TITLE}}">{{AT_TEXT}}</time></td><td>{{BY}}</td><td>{{TEAM}}</td><td>{{WHAT}}</td><td class="log-was log-value">{{WAS:p}}</td><td class="log-value">{{BECOMES:p}}</td></tr>
{{/ENTRY}}
</tbody>
</table>
</div>
{{/SOME}}
{{#NONE}}
<p class="nothing-line">[[Nothing was changed yet.]]</p>
{{/NONE}}
</div>
