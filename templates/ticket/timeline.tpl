{{%AUTOESCAPE context="HTML"}}
{{!
  Every step of a ticket with the time between them, made to be printed.
    REF, SUBJECT, ACTION (/tickets/{id}), KIND_WORD, STATUS_WORD, PRIORITY_WORD, REQUESTER, AGENCY, CHANNEL_WORD, TEAM,
    OWNER_WORD (a name, or "Nobody"), PRINTED_BY, PRINTED_TEXT (now, with zone), ZONE_WORD (zone of all times)
  Sections
    MAY_REDACT   set for those who may take a field or a task out of it
    MARK      rows: MARK_WORD (Opened, First touched, First answered, Service restored, Resolved, Closed), MARK_TEXT, MARK_ISO, MARK_AFTER (since opened)
    COURT     rows: COURT_WORD (with us, with the requester ...), COURT_TEXT (time in total)
    TIMER     rows: TIMER_WORD, TIMER_TEXT (due when), TIMER_RESULT ("met 12 min", "late by 1 h")
    TIMERS    set when there are some
    STEP      rows: NUMBER, AT_TEXT (with seconds), AT_ISO, BY, STEP_TEXT, ELAPSED (since the step before; empty on the first), AGE (since opened)
}}
<div class="sheet sheet-wide chronicle">
<div class="sheet-head no-print">
<p class="request-ref"><a href="{{ACTION}}">{{REF}}</a> <span aria-hidden="true">/</span> <span>[[Timeline]]</span></p>
<div class="ticket-verbs">
{{#MAY_REDACT}}
<a class="btn" href="{{ACTION}}/redact">[[Redact]]</a>
{{/MAY_REDACT}}
<a class="btn" href="{{ACTION}}/timeline.csv" download><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#download"></use></svg>[[CSV]]</a>
<button class="btn" type="button" data-print hidden><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#print"></use></svg>[[Print]]</button>
</div>
</div>
<h1>{{REF}} {{SUBJECT}}</h1>
<p class="muted">[[Printed by {{PRINTED_BY}}, {{PRINTED_TEXT}}.]] [[All times are in {{ZONE_WORD}}.]]</p>
<dl class="facts facts-grid">
<div><dt>[[Requester]]</dt><dd>{{REQUESTER}}</dd></div>
<div><dt>[[Agency]]</dt><dd>{{AGENCY}}</dd></div>
<div><dt>[[Type]]</dt><dd>{{KIND_WORD}}</dd></div>
<div><dt>[[Status]]</dt><dd>{{STATUS_WORD}}</dd></div>
<div><dt>[[Priority]]</dt><dd>{{PRIORITY_WORD}}</dd></div>
<div><dt>[[Team]]</dt><dd>{{TEAM}}</dd></div>
<div><dt>[[Owner]]</dt><dd>{{OWNER_WORD}}</dd></div>
<div><dt>[[Came]]</dt><dd>{{CHANNEL_WORD}}</dd></div>
</dl>
<div class="chronicle-sums">
<table class="table table-small">
<caption>[[Milestones]]</caption>
<thead><tr><th scope="col">[[Milestone]]</th><th scope="col">[[When]]</th><th scope="col" class="number">[[After]]</th></tr></thead>
<tbody>
{{#MARK}}
<tr><th scope="row">{{MARK_WORD}}</th><td><time datetime="{{MARK_ISO}}">{{MARK_TEXT}}</time></td><td class="number">{{MARK_AFTER}}</td></tr>
{{/MARK}}
</tbody>
</table>
<table class="table table-small">
<caption>[[Whose turn it was]]</caption>
<thead><tr><th scope="col">[[Turn]]</th><th scope="col" class="number">[[Time in total]]</th></tr></thead>
<tbody>
{{#COURT}}
<tr><th scope="row">{{COURT_WORD}}</th><td class="number">{{COURT_TEXT}}</td></tr>
{{/COURT}}
</tbody>
</table>
{{#TIMERS}}
<table class="table table-small">
<caption>[[Promises]]</caption>
<thead><tr><th scope="col">[[Promise]]</th><th scope="col">[[Due]]</th><th scope="col">[[Result]]</th></tr></thead>
<tbody>
{{#TIMER}}
<tr><th scope="row">{{TIMER_WORD}}</th><td>{{TIMER_TEXT}}</td><td>{{TIMER_RESULT}}</td></tr>
{{/TIMER}}
</tbody>
</table>
{{/TIMERS}}
</div>
<table class="table chronicle-table">
<caption>[[Steps]]</caption>
<thead><tr><th scope="col">[[No.]]</th><th scope="col">[[When]]</th><th scope="col">[[Since the step before]]</th><th scope="col">[[Since opened]]</th><th scope="col">[[Who]]</th><th scope="col">[[What]]</th></tr></thead>
<tbody>
{{#STEP}}
<tr><td class="number" data-label="[[No.]]">{{NUMBER}}</td><td data-label="[[When]]"><time datetime="{{AT_ISO}}">{{AT_TEXT}}</time></td><td class="number" data-label="[[Since the step before]]">{{ELAPSED}}</td><td class="number" data-label="[[Since opened]]">{{AGE}}</td><td data-label="[[Who]]">{{BY}}</td><td class="chronicle-text" data-label="[[What]]">{{STEP_TEXT}}</td></tr>
{{/STEP}}
</tbody>
</table>
</div>
