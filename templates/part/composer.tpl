{{%AUTOESCAPE context="HTML"}}
{{!
  Where the desk writes. Two kinds of words that must never be mixed up, and the end of the work.
    ACTION, VERSION, REQUESTER, NEWEST (the newest entry on the page)
  Sections; set the names of a form in the row of its section
    COMPOSE_REPLY, COMPOSE_NOTE, COMPOSE_RESOLVE   exactly one: the tab that is open (of a form that came back with faults: that one)
    MAY_REPLY     form "reply": TEXT, ONCE; WRONG_ANY (FORM is reply), TEXT_WRONG, FILE_WRONG, UPLOAD
    REPLY_FRESH, or REPLY_STALE: COUNT_TEXT, REVIEW_URL: somebody else has written meanwhile; the first of it as
                  SINCE rows: BY, IS_NOTE or IS_REPLY, AT_TEXT, AT_ISO
    REPLY_WAITS      set when "Send and wait for the requester" is possible
    MAY_NOTE      form "note": TEXT, ONCE; WRONG_ANY (FORM is note), TEXT_WRONG, FILE_WRONG, UPLOAD
    MAY_RESOLVE   form "resolve": TEXT; CODE_OPTION rows: VALUE, LABEL, section SELECTED;
                  NO_CATEGORY when it has none yet, with CATEGORY_OPTION rows;
                  WRONG_ANY (FORM is resolve), TEXT_WRONG, CODE_WRONG, CATEGORY_WRONG
}}
<section class="composer" id="composer" aria-labelledby="composer-title">
<fieldset class="composer-tabs">
<legend class="visually-hidden" id="composer-title">[[Write]]</legend>
{{#MAY_REPLY}}
<label class="composer-tab composer-tab-reply"><input type="radio" name="composer" id="compose-reply"{{#COMPOSE_REPLY}} checked{{/COMPOSE_REPLY}}><span><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#reply"></use></svg>[[Reply]]</span></label>
{{/MAY_REPLY}}
{{#MAY_NOTE}}
<label class="composer-tab composer-tab-note"><input type="radio" name="composer" id="compose-note"{{#COMPOSE_NOTE}} checked{{/COMPOSE_NOTE}}><span><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#lock"></use></svg>[[Internal note]]</span></label>
{{/MAY_NOTE}}
{{#MAY_RESOLVE}}
<label class="composer-tab composer-tab-resolve"><input type="radio" name="composer" id="compose-resolve"{{#COMPOSE_RESOLVE}} checked{{/COMPOSE_RESOLVE}}><span><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#circle-check"></use></svg>[[Resolve]]</span></label>
{{/MAY_RESOLVE}}
</fieldset>
{{#MAY_REPLY}}
<form class="composer-form composer-reply" id="reply" method="post" action="{{ACTION}}/reply" enctype="multipart/form-data" novalidate data-once data-ctrl-enter>
<button type="submit" name="then" value="stay" hidden>[[Send to {{REQUESTER}}]]</button>
{{>PART_WRONG}}
{{#REPLY_STALE}}
<div class="stale" role="alert" tabindex="-1" autofocus><h2><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#alert"></use></svg>{{COUNT_TEXT}}</h2>
<ul>
{{#SINCE}}
<li>{{BY}}, {{#IS_REPLY}}[[reply]]{{/IS_REPLY}}{{#IS_NOTE}}[[internal note]]{{/IS_NOTE}}, <time datetime="{{AT_ISO}}">{{AT_TEXT}}</time></li>
{{/SINCE}}
</ul>
<p><a href="{{REVIEW_URL}}">[[Review]]</a> [[what was written. Your reply was not sent yet; it is below.]]</p></div>
{{/REPLY_STALE}}
{{>PART_TOKEN}}
<input type="hidden" name="newest" value="{{NEWEST}}">
<label class="composer-label" for="reply-text">[[Reply to {{REQUESTER}}]]</label>
<textarea class="form-control" id="reply-text" name="text" rows="4" maxlength="65535" required data-grow data-drop placeholder="[[{{REQUESTER}} will read this]]"{{#TEXT_WRONG}} aria-invalid="true" aria-describedby="reply-text-wrong"{{/TEXT_WRONG}}>{{TEXT:p}}</textarea>
{{#TEXT_WRONG}}
<p class="field-wrong" id="reply-text-wrong">{{TEXT}}</p>
{{/TEXT_WRONG}}
<p class="hint-internal" data-warn-internal hidden><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#alert"></use></svg>[[This reply mentions something internal. {{REQUESTER}} will read it.]]</p>
<div class="composer-foot">
{{>PART_FILES}}
<div class="composer-send">
<button class="btn btn-primary" type="submit" name="then" value="stay"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#send"></use></svg>{{#REPLY_FRESH}}[[Send to {{REQUESTER}}]]{{/REPLY_FRESH}}{{#REPLY_STALE}}[[Send anyway]]{{/REPLY_STALE}}</button>
<details class="menu menu-up">
<summary class="btn btn-primary btn-split" title="[[More ways to send]]"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#chevron-down"></use></svg><span class="visually-hidden">[[More ways to send]]</span></summary>
<div class="menu-list">
{{#REPLY_WAITS}}
<button type="submit" name="then" value="waiting"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#pause"></use></svg>[[Send and wait for {{REQUESTER}}]]</button>
{{/REPLY_WAITS}}
</div>
</details>
</div>
</div>
</form>
{{/MAY_REPLY}}
{{#MAY_NOTE}}
<form class="composer-form composer-note" id="note" method="post" action="{{ACTION}}/note" enctype="multipart/form-data" novalidate data-once data-ctrl-enter>
<button type="submit" hidden>[[Save internal note]]</button>
{{>PART_WRONG}}
{{>PART_TOKEN}}
<label class="composer-label" for="note-text"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#lock"></use></svg>[[Internal note: only the desk reads it]]</label>
<textarea class="form-control" id="note-text" name="text" rows="4" maxlength="65535" required data-grow data-drop placeholder="[[For colleagues only]]"{{#TEXT_WRONG}} aria-invalid="true" aria-describedby="note-text-wrong"{{/TEXT_WRONG}}>{{TEXT:p}}</textarea>
{{#TEXT_WRONG}}
<p class="field-wrong" id="note-text-wrong">{{TEXT}}</p>
{{/TEXT_WRONG}}
<div class="composer-foot">
{{>PART_FILES}}
<button class="btn btn-note" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#lock"></use></svg>[[Save internal note]]</button>
</div>
</form>
{{/MAY_NOTE}}
{{#MAY_RESOLVE}}
<form class="composer-form composer-resolve" id="resolve" method="post" action="{{ACTION}}/resolve" novalidate data-once data-ctrl-enter>
{{>PART_WRONG}}
{{>PART_TOKEN}}
{{>PART_VERSION}}
<label class="composer-label" for="resolve-text">[[What solved it ({{REQUESTER}} will read this)]]</label>
<textarea class="form-control" id="resolve-text" name="text" rows="4" maxlength="65535" required data-grow{{#TEXT_WRONG}} aria-invalid="true" aria-describedby="resolve-text-wrong"{{/TEXT_WRONG}}>{{TEXT:p}}</textarea>
{{#TEXT_WRONG}}
<p class="field-wrong" id="resolve-text-wrong">{{TEXT}}</p>
{{/TEXT_WRONG}}
<div class="composer-foot">
{{#NO_CATEGORY}}
<div class="field field-inline">
<label class="form-label" for="resolve-category">[[Category]]</label>
<select class="form-select" id="resolve-category" name="category"{{#CATEGORY_WRONG}} aria-invalid="true" aria-describedby="resolve-category-wrong"{{/CATEGORY_WRONG}}>
{{#CATEGORY_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/CATEGORY_OPTION}}
</select>
{{#CATEGORY_WRONG}}
<p class="field-wrong" id="resolve-category-wrong">{{TEXT}}</p>
{{/CATEGORY_WRONG}}
</div>
{{/NO_CATEGORY}}
<div class="field field-inline">
<label class="form-label" for="resolve-code">[[How it ended]]</label>
<select class="form-select" id="resolve-code" name="code"{{#CODE_WRONG}} aria-invalid="true" aria-describedby="resolve-code-wrong"{{/CODE_WRONG}}>
{{#CODE_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/CODE_OPTION}}
</select>
{{#CODE_WRONG}}
<p class="field-wrong" id="resolve-code-wrong">{{TEXT}}</p>
{{/CODE_WRONG}}
</div>
<button class="btn btn-primary" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#circle-check"></use></svg>[[Resolve]]</button>
</div>
</form>
{{/MAY_RESOLVE}}
</section>
