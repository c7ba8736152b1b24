{{%AUTOESCAPE context="HTML"}}
{{!
  Search.
    Q, REQUESTER, FROM, TO as typed; STATUS_OPTION rows (VALUE, LABEL, section SELECTED)
  Sections
    WRONG_ANY (FORM is search), Q_WRONG, STATUS_WRONG, KIND_WRONG, PRIORITY_WRONG, TEAM_WRONG, AGENCY_WRONG, ASSIGNEE_WRONG,
    REQUESTER_WRONG, FROM_WRONG, TO_WRONG
    IN_PEOPLE    the tab of people is shown;  IN_TICKETS otherwise
    FILTERS_OPEN a filter is wrong
    ALL_FILTERS  for the desk: rows KIND_OPTION, PRIORITY_OPTION, TEAM_OPTION, AGENCY_OPTION, ASSIGNEE_OPTION
    SIGN         rows: EXAMPLE ("status:open"), MEANS: the filters of whoever looks
    BY_REQUESTER may filter by requester
    CHIPS        set with CHIP rows: CHIP_TEXT ("Status: Open"), CHIP_URL (the same without it)
    TABS         set with TAB rows: TAB_NAME, TAB_URL, sections CURRENT, COUNTED: TAB_COUNT ("99+")
    JUMP         the ticket with that number: TICKET, one row: REF, URL, SUBJECT, STATUS, STATUS_WORD
    COUNT        TEXT ("12 tickets");  CSV: URL; PARTLY when
                 not all was looked at, else WHOLLY
    SOME         set with TICKET rows as in queue.tpl, and SUBJECT_PIECE, TEXT_PIECE: rows with PLAIN or MARK: TEXT;
                 sections INTERNAL (the text is an internal note), FOR_DESK, OF_OTHER: REQUESTER_NAME
    PEOPLE       set with PERSON rows: NAME_PIECE, INITIALS, EMAIL, TICKETS_URL; RECORD: RECORD_URL; HAS_PHONE: PHONE, PHONE_TEL; FOR_DESK:
                 AGENCY, LOCATION; VIP;  HEAD_FOR_DESK
    EMPTY        TEXT; PEOPLE_FOUND: URL, TEXT ("1 person found");  NOT_YET: nothing was asked for
    OLDER        URL: there are older tickets that were not looked at;  NEWEST: URL, back to the first look
    PAGER        see part/pager.tpl
}}
<div class="sheet sheet-wide search">
<h1>[[Search]]</h1>
{{>PART_WRONG}}
<form class="search-form" method="get" action="/search" role="search" aria-label="[[Search with filters]]" novalidate>
{{#IN_PEOPLE}}
<input type="hidden" name="in" value="people">
{{/IN_PEOPLE}}
<div class="search-box">
<label class="visually-hidden" for="search-q">[[What to look for]]</label>
<input class="form-control" type="search" id="search-q" name="q" value="{{Q}}" maxlength="400" autocomplete="off" aria-describedby="search-hint{{#Q_WRONG}} search-q-wrong{{/Q_WRONG}}"{{#Q_WRONG}} aria-invalid="true"{{/Q_WRONG}}>
<button class="btn btn-primary" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#search"></use></svg>[[Search]]</button>
</div>
{{#Q_WRONG}}
<p class="field-wrong" id="search-q-wrong">{{TEXT}}</p>
{{/Q_WRONG}}
<p class="hint" id="search-hint">[[Words, a number like I-10482, "an exact phrase", begin*, -without]]</p>
<details class="search-more search-how">
<summary><svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#chevron-down"></use></svg>[[How to search]]</summary>
<dl class="search-signs">
<div><dt><code>printer jam</code></dt><dd>[[both words, anywhere in it]]</dd></div>
<div><dt><code>"paper jam"</code></dt><dd>[[these words, one after the other]]</dd></div>
<div><dt><code>print*</code></dt><dd>[[words that begin so]]</dd></div>
<div><dt><code>-toner</code></dt><dd>[[without this word]]</dd></div>
<div><dt><code>I-10482</code></dt><dd>[[the ticket with this number]]</dd></div>
{{#SIGN}}
<div><dt><code>{{EXAMPLE}}</code></dt><dd>{{MEANS}}</dd></div>
{{/SIGN}}
</dl>
</details>
{{#IN_TICKETS}}
<details class="search-more"{{#FILTERS_OPEN}} open{{/FILTERS_OPEN}}>
<summary><svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#chevron-down"></use></svg>[[Filters]]</summary>
<div class="fields search-fields">
<div class="field">
<label class="form-label" for="search-status">[[Status]]</label>
<select class="form-select" id="search-status" name="status"{{#STATUS_WRONG}} aria-invalid="true" aria-describedby="search-status-wrong"{{/STATUS_WRONG}}>
{{#STATUS_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/STATUS_OPTION}}
</select>
{{#STATUS_WRONG}}
<p class="field-wrong" id="search-status-wrong">{{TEXT}}</p>
{{/STATUS_WRONG}}
</div>
{{#ALL_FILTERS}}
<div class="field">
<label class="form-label" for="search-kind">[[Type]]</label>
<select class="form-select" id="search-kind" name="kind"{{#KIND_WRONG}} aria-invalid="true" aria-describedby="search-kind-wrong"{{/KIND_WRONG}}>
{{#KIND_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/KIND_OPTION}}
</select>
{{#KIND_WRONG}}
<p class="field-wrong" id="search-kind-wrong">{{TEXT}}</p>
{{/KIND_WRONG}}
</div>
<div class="field">
<label class="form-label" for="search-priority">[[Priority]]</label>
<select class="form-select" id="search-priority" name="priority"{{#PRIORITY_WRONG}} aria-invalid="true" aria-describedby="search-priority-wrong"{{/PRIORITY_WRONG}}>
{{#PRIORITY_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/PRIORITY_OPTION}}
</select>
{{#PRIORITY_WRONG}}
<p class="field-wrong" id="search-priority-wrong">{{TEXT}}</p>
{{/PRIORITY_WRONG}}
</div>
<div class="field">
<label class="form-label" for="search-team">[[Team]]</label>
<select class="form-select" id="search-team" name="team"{{#TEAM_WRONG}} aria-invalid="true" aria-describedby="search-team-wrong"{{/TEAM_WRONG}}>
{{#TEAM_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/TEAM_OPTION}}
</select>
{{#TEAM_WRONG}}
<p class="field-wrong" id="search-team-wrong">{{TEXT}}</p>
{{/TEAM_WRONG}}
</div>
<div class="field">
<label class="form-label" for="search-agency">[[Agency]]</label>
<select class="form-select" id="search-agency" name="agency"{{#AGENCY_WRONG}} aria-invalid="true" aria-describedby="search-agency-wrong"{{/AGENCY_WRONG}}>
{{#AGENCY_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/AGENCY_OPTION}}
</select>
{{#AGENCY_WRONG}}
<p class="field-wrong" id="search-agency-wrong">{{TEXT}}</p>
{{/AGENCY_WRONG}}
</div>
<div class="field">
<label class="form-label" for="search-assignee">[[Owner]]</label>
<select class="form-select" id="search-assignee" name="assignee"{{#ASSIGNEE_WRONG}} aria-invalid="true" aria-describedby="search-assignee-wrong"{{/ASSIGNEE_WRONG}}>
{{#ASSIGNEE_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/ASSIGNEE_OPTION}}
</select>
{{#ASSIGNEE_WRONG}}
<p class="field-wrong" id="search-assignee-wrong">{{TEXT}}</p>
{{/ASSIGNEE_WRONG}}
</div>
{{/ALL_FILTERS}}
{{#BY_REQUESTER}}
<div class="field">
<label class="form-label" for="search-requester">[[Requester]]</label>
<input class="form-control" type="text" id="search-requester" name="requester" value="{{REQUESTER}}" maxlength="254" autocomplete="off" placeholder="[[Name or address]]"{{#REQUESTER_WRONG}} aria-invalid="true" aria-describedby="search-requester-wrong"{{/REQUESTER_WRONG}}>
{{#REQUESTER_WRONG}}
<p class="field-wrong" id="search-requester-wrong">{{TEXT}}</p>
{{/REQUESTER_WRONG}}
</div>
{{/BY_REQUESTER}}
<div class="field">
<label class="form-label" for="search-from">[[Opened from]]</label>
<input class="form-control" type="date" id="search-from" name="from" value="{{FROM}}"{{#FROM_WRONG}} aria-invalid="true" aria-describedby="search-from-wrong"{{/FROM_WRONG}}>
{{#FROM_WRONG}}
<p class="field-wrong" id="search-from-wrong">{{TEXT}}</p>
{{/FROM_WRONG}}
</div>
<div class="field">
<label class="form-label" for="search-to">[[Opened until]]</label>
<input class="form-control" type="date" id="search-to" name="to" value="{{TO}}"{{#TO_WRONG}} aria-invalid="true" aria-describedby="search-to-wrong"{{/TO_WRONG}}>
{{#TO_WRONG}}
<p class="field-wrong" id="search-to-wrong">{{TEXT}}</p>
{{/TO_WRONG}}
</div>
</div>
</details>
{{/IN_TICKETS}}
</form>
{{#CHIPS}}
<ul class="chips" aria-label="[[Filters that are set]]">
{{#CHIP}}
<li><a class="chip-off" href="{{CHIP_URL}}"><span class="visually-hidden">[[Take away]] </span>{{CHIP_TEXT}}<svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#x"></use></svg></a></li>
{{/CHIP}}
</ul>
{{/CHIPS}}
{{#TABS}}
<nav class="tabs" aria-label="[[What to look for]]">
{{#TAB}}
<a href="{{TAB_URL}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{TAB_NAME}}{{#COUNTED}} <span class="count">{{TAB_COUNT}}</span>{{/COUNTED}}</a>
{{/TAB}}
</nav>
{{/TABS}}
{{#JUMP}}
{{#TICKET}}
<p class="search-jump"><a class="btn" href="{{URL}}"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#arrow-right"></use></svg>{{REF}}</a> <strong>{{SUBJECT}}</strong> <span class="state state-{{STATUS}}">{{STATUS_WORD}}</span></p>
{{/TICKET}}
{{/JUMP}}
{{#COUNT}}
<div class="section-head"><h2 id="search-count">{{TEXT}}</h2>{{#CSV}}<a href="{{URL}}" class="csv-link" download><svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#download"></use></svg>{{#WHOLLY}}[[As a table (CSV)]]{{/WHOLLY}}{{#PARTLY}}[[Those looked at as a table (CSV)]]{{/PARTLY}}</a>{{/CSV}}</div>
{{/COUNT}}
{{#SOME}}
<ul class="requests hits" aria-labelledby="search-count">
{{#TICKET}}
<li><a href="{{URL}}"><span class="requests-ref">{{REF}}</span><span class="requests-what"><strong>{{#SUBJECT_PIECE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#MARK}}<mark>{{TEXT}}</mark>{{/MARK}}{{/SUBJECT_PIECE}}</strong><span class="requests-last hits-text">{{#INTERNAL}}<span class="mark-internal">[[Internal]]</span> {{/INTERNAL}}{{#TEXT_PIECE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#MARK}}<mark>{{TEXT}}</mark>{{/MARK}}{{/TEXT_PIECE}}</span>{{#OF_OTHER}}<span class="requests-last hits-who">{{REQUESTER_NAME}}</span>{{/OF_OTHER}}{{#FOR_DESK}}<span class="requests-last hits-who">{{REQUESTER}} · {{TEAM}} · {{#OWNED}}{{ASSIGNEE}}{{/OWNED}}{{#UNOWNED}}[[Nobody]]{{/UNOWNED}}</span>{{/FOR_DESK}}</span><span class="state state-{{STATUS}}">{{STATUS_WORD}}</span><time class="requests-when" datetime="{{UPDATED_ISO}}" title="{{UPDATED_TITLE}}" data-ago>{{UPDATED_TEXT}}</time></a></li>
{{/TICKET}}
</ul>
{{/SOME}}
{{#PEOPLE}}
<table class="table people-table">
<caption class="visually-hidden">[[People]]</caption>
<thead><tr><th scope="col">[[Name]]</th><th scope="col">[[Phone]]</th><th scope="col">[[Email]]</th>{{#HEAD_FOR_DESK}}<th scope="col">[[Agency]]</th><th scope="col">[[Place]]</th>{{/HEAD_FOR_DESK}}</tr></thead>
<tbody>
{{#PERSON}}
<tr><th scope="row"><span class="face face-small" aria-hidden="true">{{INITIALS}}</span> {{#NAME_PIECE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#MARK}}<mark>{{TEXT}}</mark>{{/MARK}}{{/NAME_PIECE}}{{#VIP}} <span class="mark-word">VIP</span>{{/VIP}} <a class="person-tickets" href="{{TICKETS_URL}}">[[Tickets]]</a>{{#RECORD}} <a class="person-tickets" href="{{RECORD_URL}}">[[Record]]</a>{{/RECORD}}</th><td>{{#HAS_PHONE}}<a href="tel:{{PHONE_TEL}}">{{PHONE}}</a>{{/HAS_PHONE}}</td><td><a href="mailto:{{EMAIL}}">{{EMAIL}}</a></td>{{#FOR_DESK}}<td>{{AGENCY}}</td><td>{{LOCATION}}</td>{{/FOR_DESK}}</tr>
{{/PERSON}}
</tbody>
</table>
{{/PEOPLE}}
{{#EMPTY}}
<div class="nothing" role="status"><svg class="icon icon-large" aria-hidden="true"><use href="{{ASSET_ICONS}}#search"></use></svg><p>{{TEXT}}</p>{{#PEOPLE_FOUND}}<p><a href="{{URL}}">{{TEXT}}</a></p>{{/PEOPLE_FOUND}}</div>
{{/EMPTY}}
{{#NOT_YET}}
<div class="nothing"><svg class="icon icon-large" aria-hidden="true"><use href="{{ASSET_ICONS}}#search"></use></svg><p>[[Type what you remember of it: a word of the subject, of a message, or its number.]]</p></div>
{{/NOT_YET}}
{{>PART_PAGER}}
{{#OLDER}}
<p class="search-older"><a class="btn" href="{{URL}}"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#history"></use></svg>[[Look further back]]</a> <span class="muted">[[The newest were looked at; there are older ones.]]</span></p>
{{/OLDER}}
{{#NEWEST}}
<p class="search-older"><a href="{{URL}}">[[Back to the newest]]</a></p>
{{/NEWEST}}
</div>
