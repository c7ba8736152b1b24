{{%AUTOESCAPE context="HTML"}}
{{!
  A request as its requester sees it. No priorities, no clocks, no internal notes.
    REF, SUBJECT, STATUS (new open waiting resolved closed cancelled), KIND_WORD, CATEGORY_WORD, TEAM
    CREATED_TEXT, CREATED_ISO, CREATED_TITLE
    ACTION           /tickets/{id}, without a slash at the end
    BACK_URL, BACK_LABEL   the list that it is on
  Sections
    OF_OTHER         REQUESTER_NAME: somebody else asked for it
    STEP             4 rows in order: STEP_WORD (Received, In progress, Waiting for you, Solved); section DONE, or NOW, or none
    STEPS            set unless it was withdrawn
    WITHDRAWN        TEXT
    SENT             TEXT ("We received your request. It has the number R-10482."): just after sending
    PROMISE          PROMISE_TEXT ("We answer by Tue 14:00"), PROMISE_ISO, PROMISE_TITLE
    HELD             FIRST_NAME (who has it); NO_HELD set otherwise
    RESOLUTION       RESOLVED_TEXT, RESOLVED_ISO, RESOLVED_TITLE; PIECE rows as in part/text.tpl
    ON_FILE          rows: FACT_NAME, FACT_VALUE (phone, place ...)
    LINE, NO_LINES   see part/talk.tpl
    MAY_CONFIRM MAY_WITHDRAW   forms without fields
    MAY_REOPEN       form "reopen": TEXT; WRONG_ANY (FORM is reopen), TEXT_WRONG; section OPEN to show it unfolded
    REOPENS          when it is solved: writing opens it again; PLAIN_REPLY otherwise
    MAY_REPLY        form "reply": TEXT, ONCE; WRONG_ANY (FORM is reply), TEXT_WRONG, FILE_WRONG, UPLOAD
    STALE            see part/stale.tpl
  Set names of forms in the row of their section: they share names with one another.
}}
<div class="sheet request">
{{>PART_STALE}}
{{#SENT}}
<div class="sent"><svg class="icon icon-large" aria-hidden="true"><use href="{{ASSET_ICONS}}#circle-check"></use></svg><p>{{TEXT}}</p></div>
{{/SENT}}
<header class="request-head">
<p class="request-ref"><a href="{{BACK_URL}}">{{BACK_LABEL}}</a> <span aria-hidden="true">/</span> <span>{{REF}}</span></p>
<h1>{{SUBJECT}}</h1>
{{#OF_OTHER}}
<p class="muted">[[{{REQUESTER_NAME}} asked for this.]]</p>
{{/OF_OTHER}}
{{#STEPS}}
<ol class="stages" aria-label="[[How far it is]]">
{{#STEP}}
<li class="stage{{#DONE}} stage-done{{/DONE}}{{#NOW}} stage-now{{/NOW}}"{{#NOW}} aria-current="step"{{/NOW}}><span class="stage-mark" aria-hidden="true">{{#DONE}}<svg class="icon icon-small"><use href="{{ASSET_ICONS}}#check"></use></svg>{{/DONE}}</span><span class="stage-word">{{STEP_WORD}}{{#DONE}}<span class="visually-hidden"> [[(done)]]</span>{{/DONE}}</span></li>
{{/STEP}}
</ol>
{{/STEPS}}
{{#WITHDRAWN}}
<p class="lead">{{TEXT}}</p>
{{/WITHDRAWN}}
<p class="request-who">
{{#PROMISE}}
<span class="request-promise"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#clock"></use></svg><time datetime="{{PROMISE_ISO}}" title="{{PROMISE_TITLE}}">{{PROMISE_TEXT}}</time></span>
{{/PROMISE}}
{{#HELD}}
<span><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#user"></use></svg>[[{{FIRST_NAME}} from {{TEAM}} has it]]</span>
{{/HELD}}
{{#NO_HELD}}
<span><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#users"></use></svg>[[It is with the team {{TEAM}}]]</span>
{{/NO_HELD}}
</p>
</header>
{{#RESOLUTION}}
<section class="resolution" aria-labelledby="resolution-title">
<h2 id="resolution-title">[[Solved]] <time datetime="{{RESOLVED_ISO}}" title="{{RESOLVED_TITLE}}" data-ago>{{RESOLVED_TEXT}}</time></h2>
{{>PART_TEXT}}
</section>
{{/RESOLUTION}}
<div class="request-verdict">
{{#MAY_CONFIRM}}
<form method="post" action="{{ACTION}}/confirm" data-once>{{>PART_TOKEN}}<button class="btn btn-primary" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#check"></use></svg>[[It works now]]</button></form>
{{/MAY_CONFIRM}}
{{#MAY_REOPEN}}
<details class="reveal" id="reopen"{{#OPEN}} open{{/OPEN}}>
<summary class="btn"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#refresh"></use></svg>[[Still not working]]</summary>
<form class="card form" method="post" action="{{ACTION}}/reopen" novalidate data-once data-ctrl-enter>
{{>PART_WRONG}}
{{>PART_TOKEN}}
<div class="field">
<label class="form-label" for="reopen-text">[[What still does not work?]]</label>
<textarea class="form-control" id="reopen-text" name="text" rows="3" maxlength="65535" required data-grow{{#TEXT_WRONG}} aria-invalid="true" aria-describedby="reopen-text-wrong"{{/TEXT_WRONG}}>{{TEXT:p}}</textarea>
{{#TEXT_WRONG}}
<p class="field-wrong" id="reopen-text-wrong">{{TEXT}}</p>
{{/TEXT_WRONG}}
</div>
<div class="actions"><button class="btn btn-primary" type="submit">[[Tell the help desk]]</button></div>
</form>
</details>
{{/MAY_REOPEN}}
</div>
<section class="request-talk" aria-labelledby="talk-title">
<h2 class="visually-hidden" id="talk-title">[[Conversation]]</h2>
{{>PART_TALK}}
</section>
{{#MAY_REPLY}}
<form class="composer-one" id="reply" method="post" action="{{ACTION}}/reply" enctype="multipart/form-data" novalidate data-once data-ctrl-enter>
{{>PART_WRONG}}
{{>PART_TOKEN}}
<label class="form-label" for="reply-text">[[Write to the help desk]]</label>
{{#REOPENS}}
<p class="hint" id="reply-hint">[[This is solved. What you write here opens it again; if it works, press "It works now" instead.]]</p>
{{/REOPENS}}
<textarea class="form-control" id="reply-text" name="text" rows="3" maxlength="65535" required data-grow data-drop{{#TEXT_WRONG}} aria-invalid="true" aria-describedby="reply-text-wrong"{{/TEXT_WRONG}}>{{TEXT:p}}</textarea>
{{#TEXT_WRONG}}
<p class="field-wrong" id="reply-text-wrong">{{TEXT}}</p>
{{/TEXT_WRONG}}
<div class="composer-foot">
{{>PART_FILES}}
<button class="btn btn-primary" type="submit">{{#REOPENS}}[[Send and open it again]]{{/REOPENS}}{{#PLAIN_REPLY}}[[Send]]{{/PLAIN_REPLY}}</button>
</div>
</form>
{{/MAY_REPLY}}
<section class="request-file" aria-labelledby="on-file-title">
<h2 id="on-file-title">[[What we have on file]]</h2>
<dl class="facts">
<div><dt>[[Number]]</dt><dd>{{REF}}</dd></div>
<div><dt>[[Sent]]</dt><dd><time datetime="{{CREATED_ISO}}" title="{{CREATED_TITLE}}">{{CREATED_TEXT}}</time></dd></div>
<div><dt>[[What it is]]</dt><dd>{{KIND_WORD}}</dd></div>
<div><dt>[[About]]</dt><dd>{{CATEGORY_WORD}}</dd></div>
{{#ON_FILE}}
<div><dt>{{FACT_NAME}}</dt><dd>{{FACT_VALUE}}</dd></div>
{{/ON_FILE}}
</dl>
{{#MAY_WITHDRAW}}
<details class="reveal">
<summary class="btn btn-quiet">[[Withdraw this request]]</summary>
<form class="card form" method="post" action="{{ACTION}}/withdraw" data-once>
{{>PART_TOKEN}}
<p>[[Nobody works on it yet. It will be closed and kept.]]</p>
<div class="actions"><button class="btn btn-danger" type="submit">[[Yes, withdraw it]]</button></div>
</form>
</details>
{{/MAY_WITHDRAW}}
</section>
</div>
