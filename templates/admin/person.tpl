{{%AUTOESCAPE context="HTML"}}
{{!
  One person as an admin keeps her. HEADING, ACTION, VERSION, fields as in part/fields.tpl
  Sections
    WRONG_ANY, STALE_CARD   see their parts
    MAY_SAVE     the card can be changed
    OFF          not active
    IS_OLD       she is here already: HISTORY_URL, and in it
      MERGED       URL of the one whom this record became
      MEMBERSHIP   rows: TEAM, TEAM_ID; LEADS or PLAIN; SECURITY_TEAM; RANK when it can be changed; NO_TEAM when there are none
      MAY_JOIN     TEAM_OPTION rows
      MAY_LINK, IS_INVITED, MAY_RETURN, MAY_MERGE
      MERGE        rows: GONE, BY, GONE_URL, AT_*
      HANDED       she left: BY, WAS, BECOMES, AT_*
      LEAVING      OWNED_TEXT, TASKS_TEXT, HEIR (as typed)
      PERSON_FAULT, HEIR_FAULT: TEXT
}}
<div class="sheet sheet-form">
<p class="trail"><a href="/admin">[[Admin]]</a> <a href="/admin/people">[[People]]</a></p>
<h1>{{HEADING}}{{#OFF}} <span class="mark-word">[[not active]]</span>{{/OFF}}</h1>
{{#IS_OLD}}
{{#PERSON_FAULT}}
<div class="wrong" role="alert"><p>{{TEXT}}</p></div>
{{/PERSON_FAULT}}
{{#MERGED}}
<div class="stale"><p>[[This record became another one.]] <a href="{{URL}}">[[See that one]]</a></p></div>
{{/MERGED}}
{{/IS_OLD}}
{{>PART_WRONG}}
{{>PART_STALE_CARD}}
<form class="card form" method="post" action="{{ACTION}}" novalidate data-once>
{{>PART_TOKEN}}
{{>PART_VERSION}}
{{>PART_SEEN}}
{{>PART_FIELDS}}
{{#MAY_SAVE}}
<div class="actions"><button class="btn btn-primary" type="submit">[[Save]]</button> <a class="btn btn-quiet" href="/admin/people">[[Cancel]]</a></div>
{{/MAY_SAVE}}
</form>
{{#IS_OLD}}
<p class="muted used"><a href="{{HISTORY_URL}}">[[Who changed what]]</a></p>
<section class="block" aria-labelledby="teams-title">
<h2 id="teams-title">[[Teams]]</h2>
{{#NO_TEAM}}
<p class="nothing-line">[[In no team.]]</p>
{{/NO_TEAM}}
<ul class="plain-list rows">
{{#MEMBERSHIP}}
<li>
<span class="rows-what">{{TEAM}}{{#LEADS}} <span class="mark-word">[[lead]]</span>{{/LEADS}}{{#SECURITY_TEAM}} <span class="mark-word mark-triage">[[sees confidential tickets]]</span>{{/SECURITY_TEAM}}</span>
{{#RANK}}
<form method="post" action="{{ACTION}}/join">{{>PART_TOKEN}}<input type="hidden" name="team" value="{{TEAM_ID}}">{{#PLAIN}}<input type="hidden" name="leads" value="yes"><button class="btn btn-quiet" type="submit">[[Make lead]]</button>{{/PLAIN}}{{#LEADS}}<button class="btn btn-quiet" type="submit">[[Not lead any more]]</button>{{/LEADS}}</form>
{{/RANK}}
<form method="post" action="{{ACTION}}/leave">{{>PART_TOKEN}}<input type="hidden" name="team" value="{{TEAM_ID}}"><button class="btn btn-quiet" type="submit">[[Take out]]</button></form>
</li>
{{/MEMBERSHIP}}
</ul>
{{#MAY_JOIN}}
<form class="filter" method="post" action="{{ACTION}}/join">
{{>PART_TOKEN}}
<label class="form-label" for="person-team">[[Add to team]]</label>
<select class="form-select" id="person-team" name="team">
{{#TEAM_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/TEAM_OPTION}}
</select>
<label class="check" for="person-leads"><input type="checkbox" id="person-leads" name="leads" value="yes"><span>[[as lead]]</span></label>
<button class="btn" type="submit">[[Add]]</button>
</form>
{{/MAY_JOIN}}
</section>
{{#MAY_LINK}}
<section class="block" aria-labelledby="link-title">
<h2 id="link-title">[[One-time link]]</h2>
<p>{{#IS_INVITED}}<strong>[[This person has no password yet.]]</strong> {{/IS_INVITED}}[[With a one-time link, a new password can be chosen. It is shown once and works for 24 hours; older links stop working. Whoever has a password is signed out everywhere, and the security team is told.]]</p>
<form method="post" action="{{ACTION}}/link">{{>PART_TOKEN}}<button class="btn" type="submit">[[Make a link]]</button></form>
</section>
{{/MAY_LINK}}
{{#MAY_MERGE}}
<section class="block" aria-labelledby="merge-title">
<h2 id="merge-title">[[Twice here?]]</h2>
<p>[[If this is the same person as another record, the two can become one. You see first what happens.]]</p>
<form class="filter" method="get" action="{{ACTION}}/merge">
<label class="form-label" for="merge-into">[[Mail address of the record to keep]]</label>
<input class="form-control" type="email" id="merge-into" name="into" value="" maxlength="254" autocomplete="off">
<button class="btn" type="submit">[[Compare]]</button>
</form>
<ul class="plain-list rows">
{{#MERGE}}
<li><span class="rows-what"><a href="{{GONE_URL}}">{{GONE}}</a> [[became this person]]</span> <span class="muted">{{BY}}, <time datetime="{{AT_ISO}}" title="{{AT_TITLE}}">{{AT_TEXT}}</time></span>
<form method="post" action="{{GONE_URL}}/part">{{>PART_TOKEN}}<button class="btn btn-quiet" type="submit">[[Undo]]</button></form></li>
{{/MERGE}}
</ul>
</section>
{{/MAY_MERGE}}
{{#LEAVING}}
<section class="block block-danger" aria-labelledby="leave-title">
<h2 id="leave-title">[[Leaving]]</h2>
<p>{{OWNED_TEXT}} {{TASKS_TEXT}} [[Tickets go to the person named here as far as that person works in their team, tasks as far as that person may see their ticket; all others go back to the teams. Sessions end at once, team memberships too. Requests and answers stay.]]</p>
<form class="filter" method="post" action="{{ACTION}}/deactivate" novalidate data-once>
{{>PART_TOKEN}}
<label class="form-label" for="farewell-heir">[[Hand over to]] <span class="optional">[[mail address, may be empty]]</span></label>
<input class="form-control" type="email" id="farewell-heir" name="heir" value="{{HEIR}}" maxlength="254" autocomplete="off"{{#HEIR_FAULT}} aria-invalid="true" aria-describedby="farewell-heir-wrong"{{/HEIR_FAULT}}>
<button class="btn btn-danger" type="submit">[[Deactivate]]</button>
{{#HEIR_FAULT}}
<p class="field-wrong" id="farewell-heir-wrong" role="alert">{{TEXT}}</p>
{{/HEIR_FAULT}}
</form>
</section>
{{/LEAVING}}
{{#HANDED}}
<section class="block" aria-labelledby="handed-title">
<h2 id="handed-title">[[Handed over]]</h2>
<dl class="facts"><div><dt>[[Was here]]</dt><dd>{{WAS}}</dd></div><div><dt>[[Went to]]</dt><dd>{{BECOMES}}</dd></div><div><dt>[[Deactivated by]]</dt><dd>{{BY}}, <time datetime="{{AT_ISO}}" title="{{AT_TITLE}}">{{AT_TEXT}}</time></dd></div></dl>
</section>
{{/HANDED}}
{{#MAY_RETURN}}
<section class="block" aria-labelledby="return-title">
<h2 id="return-title">[[Coming back]]</h2>
<p>[[Roles are as they were; teams have to be given again.]]</p>
<form method="post" action="{{ACTION}}/reactivate">{{>PART_TOKEN}}<button class="btn" type="submit">[[Take back]]</button></form>
</section>
{{/MAY_RETURN}}
{{/IS_OLD}}
</div>
