{{%AUTOESCAPE context="HTML"}}
{{!
  A ticket as the desk sees it. Auditors see it without forms.
    REF, SUBJECT, KIND, KIND_WORD, STATUS, STATUS_WORD, PRIORITY, PRIORITY_WORD ("P1", "Operations"), TEAM, REQUESTER
    ACTION           /tickets/{id}, without a slash at the end
    VERSION          for the forms
  Sections
    WAITING          WAITING_WORD ("for the requester"): when the status is waiting
    TIMER            rows: TIMER_WORD (Respond, Next update, Resolve); HAS_DUE, DUE_* as in part/due.tpl
    OWNED            ASSIGNEE, ASSIGNEE_INITIALS; UNOWNED set otherwise
    MAY_TAKE         form without fields but the version
    LINE, NO_LINES   see part/talk.tpl
    RESOLUTION       CODE_WORD, BY, RESOLVED_TEXT, RESOLVED_ISO, RESOLVED_TITLE; PIECE rows as in part/text.tpl
    NOT_YOURS        TEXT: who works on it, for whoever may only leave a note
    COMPOSER         set when one of MAY_REPLY, MAY_NOTE, MAY_RESOLVE is: see part/composer.tpl
    STALE            see part/stale.tpl
    the side panel   see part/side.tpl
}}
<div class="ticket">
<header class="ticket-head">
<div class="ticket-line">
<p class="ticket-ref"><a href="/queue" class="ticket-back"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#chevron-left"></use></svg>[[Queue]]</a><span class="ref" data-copy="{{REF}}">{{REF}}</span></p>
<div class="ticket-verbs">
<a class="btn btn-quiet" href="{{ACTION}}/timeline"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#history"></use></svg>[[Timeline]]</a>
{{#MAY_TAKE}}
<form method="post" action="{{ACTION}}/take" data-once>{{>PART_TOKEN}}{{>PART_VERSION}}<button class="btn" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#hand"></use></svg>[[Take]]</button></form>
{{/MAY_TAKE}}
</div>
</div>
<h1>{{SUBJECT}}</h1>
<ul class="ticket-chips" aria-label="[[State]]">
<li class="chip kind kind-{{KIND}}">{{KIND_WORD}}</li>
<li class="state state-{{STATUS}}">{{STATUS_WORD}}{{#WAITING}} {{WAITING_WORD}}{{/WAITING}}</li>
<li class="priority priority-{{PRIORITY}}">{{PRIORITY_WORD}}</li>
{{#OWNED}}
<li class="chip"><span class="face face-small" aria-hidden="true">{{ASSIGNEE_INITIALS}}</span>{{ASSIGNEE}}</li>
{{/OWNED}}
{{#UNOWNED}}
<li class="chip chip-unowned"><svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#user-off"></use></svg>[[Nobody has it]]</li>
{{/UNOWNED}}
<li class="chip">{{TEAM}}</li>
{{#TIMER}}
<li class="timer"><span class="timer-word">{{TIMER_WORD}}</span>{{>PART_DUE}}</li>
{{/TIMER}}
</ul>
</header>
{{>PART_STALE}}
<div class="ticket-body">
<div class="ticket-main">
<section aria-labelledby="talk-title">
<h2 class="visually-hidden" id="talk-title">[[Conversation]]</h2>
{{>PART_TALK}}
</section>
{{#RESOLUTION}}
<section class="resolution" aria-labelledby="resolution-title">
<h2 id="resolution-title"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#circle-check"></use></svg>[[Resolved]] <span class="resolution-by">{{CODE_WORD}}, {{BY}}, <time datetime="{{RESOLVED_ISO}}" title="{{RESOLVED_TITLE}}" data-ago>{{RESOLVED_TEXT}}</time></span></h2>
{{>PART_TEXT}}
{{#MAY_REDACT}}
<a class="entry-redact" href="{{REDACT_URL}}">[[Redact]]</a>
{{/MAY_REDACT}}
</section>
{{/RESOLUTION}}
{{#NOT_YOURS}}
<p class="hint-line"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#users"></use></svg>{{TEXT}}</p>
{{/NOT_YOURS}}
{{#COMPOSER}}
{{>PART_COMPOSER}}
{{/COMPOSER}}
</div>
{{>PART_SIDE}}
</div>
</div>
