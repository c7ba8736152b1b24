{{%AUTOESCAPE context="HTML"}}
{{!
  The log of the security team, for its members
  Sections
    LEFT_BEHIND   MERGED rows: GONE, GONE_EMAIL, KEPT, KEPT_EMAIL, REQUESTS, BY, AT_TEXT, AT_ISO, AT_TITLE, FINISH_URL
    SOME or NONE
    ENTRY   rows: AT_TEXT, AT_ISO, AT_TITLE, BY, TEAM, WHAT, WAS, BECOMES
}}
<div class="sheet sheet-wide">
<h1>[[Security team]]</h1>
<p class="muted">[[Who came and went, and what was changed about the team. Whoever is in it sees confidential tickets; members are told of each newcomer for 30 days.]]</p>
{{#LEFT_BEHIND}}
<section class="block" aria-labelledby="left-title">
<h2 id="left-title">[[Left behind when two records became one]]</h2>
<p>[[An admin cannot move confidential requests. If the two are the same person, let them pass on; they cannot be read by the requester until then.]]</p>
<ul class="plain-list rows">
{{#MERGED}}
<li><span class="rows-what"><strong>{{GONE}}</strong> {{GONE_EMAIL}} [[became]] <strong>{{KEPT}}</strong> {{KEPT_EMAIL}}; [[confidential requests left:]] {{REQUESTS}}</span> <span class="muted">{{BY}}, <time datetime="{{AT_ISO}}" title="{{AT_TITLE}}">{{AT_TEXT}}</time></span>
<form method="post" action="{{FINISH_URL}}" data-once>{{>PART_TOKEN}}<button class="btn" type="submit">[[Let them pass on]]</button></form></li>
{{/MERGED}}
</ul>
</section>
{{/LEFT_BEHIND}}
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
