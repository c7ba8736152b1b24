{{%AUTOESCAPE context="HTML"}}
{{!
  Beside a ticket: who asked, what is known, and the forms that change it.
    REQUESTER, REQUESTER_EMAIL, REQUESTER_INITIALS, AGENCY, LOCATION; section HAS_LOCATION where it is known
    STATUS, STATUS_WORD, PRIORITY, PRIORITY_WORD, PRIORITY_WHY ("Impact high x urgency high"), IMPACT_WORD, URGENCY_WORD,
    KIND_WORD, CATEGORY_WORD, CHANNEL_WORD, TEAM, ACTION, VERSION
    CREATED_TEXT, CREATED_ISO, CREATED_TITLE, UPDATED_TEXT, UPDATED_ISO, UPDATED_TITLE
  Sections
    REQUESTER_PHONE   PHONE (to read), PHONE_TEL (digits and +)
    RECENT            rows: REF, URL, SUBJECT, STATUS, STATUS_WORD: other requests of this person; RECENTS when there are some
    OWNED             ASSIGNEE; UNOWNED set otherwise
  Forms; set the names of a form in the row of its section, and OPEN to show it unfolded (it came back with faults)
    MAY_ASSIGN   form "assign": REASON; TEAM_OPTION, ASSIGNEE_OPTION rows: VALUE, LABEL, section SELECTED;
                 TEAM_GROUP rows: TEAM_LABEL, WORKER_OPTION rows alike;
                 WRONG_ANY (FORM is assign), TEAM_WRONG, ASSIGNEE_WRONG, REASON_WRONG
    MAY_CHANGE   form "change": SUBJECT, PRIORITY_REASON; KIND_OPTION, CATEGORY_OPTION, IMPACT_OPTION, URGENCY_OPTION,
                 PRIORITY_OPTION (the first, with an empty VALUE, is "as the matrix says"), STATUS_OPTION, WAITING_FOR_OPTION;
                 WRONG_ANY (FORM is change) and one _WRONG for each field
    TASKS        see part/tasks.tpl
    EXTRA_FACT   rows: LABEL, EXTRA_VALUE: custom fields that have a value
    EMAIL, or NO_EMAIL of somebody who was erased
    MAY_JUNK, MAY_RESTORE   forms with the version only
}}
<aside class="side" aria-label="[[About this ticket]]">
<section class="side-part" aria-labelledby="side-person">
<h2 class="side-title" id="side-person">[[Person]]</h2>
<div class="person"><span class="face face-large" aria-hidden="true">{{REQUESTER_INITIALS}}</span>
<div><p class="person-name">{{REQUESTER}}</p><p class="muted">{{AGENCY}}</p></div></div>
<dl class="facts facts-side">
{{#EMAIL}}
<div><dt>[[Email]]</dt><dd><a href="mailto:{{REQUESTER_EMAIL}}">{{REQUESTER_EMAIL}}</a></dd></div>
{{/EMAIL}}
{{#NO_EMAIL}}
<div><dt>[[Email]]</dt><dd>[[erased]]</dd></div>
{{/NO_EMAIL}}
{{#REQUESTER_PHONE}}
<div><dt>[[Phone]]</dt><dd><a href="tel:{{PHONE_TEL}}">{{PHONE}}</a></dd></div>
{{/REQUESTER_PHONE}}
{{#HAS_LOCATION}}
<div><dt>[[Place]]</dt><dd>{{LOCATION}}</dd></div>
{{/HAS_LOCATION}}
</dl>
{{#RECENTS}}
<details class="fold">
<summary>[[Other requests of this person]]</summary>
<ul class="recent">
{{#RECENT}}
<li><a href="{{URL}}"><span class="ref">{{REF}}</span> <span class="recent-subject">{{SUBJECT}}</span></a> <span class="state state-{{STATUS}}">{{STATUS_WORD}}</span></li>
{{/RECENT}}
</ul>
</details>
{{/RECENTS}}
</section>
{{>PART_TASKS}}
<section class="side-part" aria-labelledby="side-details">
<h2 class="side-title" id="side-details">[[Details]]</h2>
<dl class="facts facts-side">
<div><dt>[[Owner]]</dt><dd>{{#OWNED}}{{ASSIGNEE}}{{/OWNED}}{{#UNOWNED}}<span class="unowned">[[Nobody]]</span>{{/UNOWNED}}</dd></div>
<div><dt>[[Team]]</dt><dd>{{TEAM}}</dd></div>
</dl>
{{#MAY_ASSIGN}}
<details class="fold fold-form" id="assign"{{#OPEN}} open{{/OPEN}}>
<summary>[[Assign]]</summary>
<form class="side-form" method="post" action="{{ACTION}}/assign" novalidate data-once>
{{>PART_WRONG}}
{{>PART_TOKEN}}
{{>PART_VERSION}}
<div class="field">
<label class="form-label" for="assign-team">[[Team]]</label>
<select class="form-select" id="assign-team" name="team"{{#TEAM_WRONG}} aria-invalid="true" aria-describedby="assign-team-wrong"{{/TEAM_WRONG}}>
{{#TEAM_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/TEAM_OPTION}}
</select>
{{#TEAM_WRONG}}
<p class="field-wrong" id="assign-team-wrong">{{TEXT}}</p>
{{/TEAM_WRONG}}
</div>
<div class="field">
<label class="form-label" for="assign-assignee">[[Person]]</label>
<select class="form-select" id="assign-assignee" name="assignee"{{#ASSIGNEE_WRONG}} aria-invalid="true" aria-describedby="assign-assignee-wrong"{{/ASSIGNEE_WRONG}}>
{{#ASSIGNEE_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/ASSIGNEE_OPTION}}
{{#TEAM_GROUP}}
<optgroup label="{{TEAM_LABEL}}">
{{#WORKER_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/WORKER_OPTION}}
</optgroup>
{{/TEAM_GROUP}}
</select>
{{#ASSIGNEE_WRONG}}
<p class="field-wrong" id="assign-assignee-wrong">{{TEXT}}</p>
{{/ASSIGNEE_WRONG}}
</div>
<div class="field">
<label class="form-label" for="assign-reason">[[Why]] <span class="optional">[[when somebody else gets it]]</span></label>
<input class="form-control" id="assign-reason" name="reason" value="{{REASON}}" maxlength="500" autocomplete="off"{{#REASON_WRONG}} aria-invalid="true" aria-describedby="assign-reason-wrong"{{/REASON_WRONG}}>
{{#REASON_WRONG}}
<p class="field-wrong" id="assign-reason-wrong">{{TEXT}}</p>
{{/REASON_WRONG}}
</div>
<button class="btn btn-primary" type="submit">[[Assign]]</button>
</form>
</details>
{{/MAY_ASSIGN}}
<dl class="facts facts-side">
<div><dt>[[Status]]</dt><dd>{{STATUS_WORD}}</dd></div>
<div><dt>[[Priority]]</dt><dd>{{PRIORITY_WORD}}<span class="why">{{PRIORITY_WHY}}</span></dd></div>
<div><dt>[[Impact]]</dt><dd>{{IMPACT_WORD}}</dd></div>
<div><dt>[[Urgency]]</dt><dd>{{URGENCY_WORD}}</dd></div>
<div><dt>[[Type]]</dt><dd>{{KIND_WORD}}</dd></div>
<div><dt>[[Category]]</dt><dd>{{CATEGORY_WORD}}</dd></div>
{{#EXTRA_FACT}}
<div><dt>{{LABEL}}</dt><dd class="extra-value">{{EXTRA_VALUE:p}}</dd></div>
{{/EXTRA_FACT}}
<div><dt>[[Came]]</dt><dd>{{CHANNEL_WORD}}, <time datetime="{{CREATED_ISO}}" title="{{CREATED_TITLE}}">{{CREATED_TEXT}}</time></dd></div>
<div><dt>[[Changed]]</dt><dd><time datetime="{{UPDATED_ISO}}" title="{{UPDATED_TITLE}}" data-ago>{{UPDATED_TEXT}}</time></dd></div>
</dl>
{{#MAY_CHANGE}}
{{>PART_CHANGE}}
{{/MAY_CHANGE}}
{{#MAY_JUNK}}
<form class="side-verb" method="post" action="{{ACTION}}/junk" data-once>{{>PART_TOKEN}}{{>PART_VERSION}}<button class="btn btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#junk"></use></svg>[[Mark as junk]]</button></form>
{{/MAY_JUNK}}
{{#MAY_RESTORE}}
<form class="side-verb" method="post" action="{{ACTION}}/restore" data-once>{{>PART_TOKEN}}{{>PART_VERSION}}<button class="btn btn-quiet" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#refresh"></use></svg>[[Not junk]]</button></form>
{{/MAY_RESTORE}}
</section>
</aside>
