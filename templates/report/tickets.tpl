{{%AUTOESCAPE context="HTML"}}
{{!
  The tickets that a number was counted from.
    HEADING ("Tickets created"), PERIOD, N, BACK (address of the report), BACK_WORD
  Sections
    CSV           URL; CSV_TOO_LONG: MOST
    CHIP          rows: NAME, LABEL: what they have in common
    SOME          set when there are rows
    TICKET        rows: REF, URL, SUBJECT, REQUESTER, AGENCY, TEAM, CATEGORY, KIND, KIND_WORD, STATUS, STATUS_WORD, PRIORITY,
                  PRIORITY_WORD, CHANNEL_WORD, CREATED_TEXT, CREATED_ISO, CREATED_TITLE, ANSWERED, RESOLVED (times taken, or empty)
    EMPTY         when there are none
    PAGER         see part/pager.tpl
}}
<div class="sheet sheet-wide report">
<p class="request-ref no-print"><a href="{{BACK}}">{{BACK_WORD}}</a> <span aria-hidden="true">/</span> <span>[[Tickets]]</span></p>
<div class="sheet-head report-top">
<h1>{{HEADING}}</h1>
<div class="ticket-verbs no-print">
{{#CSV}}
<a class="btn" href="{{URL}}" download><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#download"></use></svg>[[CSV]]</a>
{{/CSV}}
<button class="btn" type="button" data-print hidden><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#print"></use></svg>[[Print]]</button>
</div>
</div>
<p class="muted" id="behind">{{PERIOD}} <span aria-hidden="true">&middot;</span> [[n = {{N}}]]{{#CSV_TOO_LONG}} <span aria-hidden="true">&middot;</span> [[a file holds {{MOST}} at most]]{{/CSV_TOO_LONG}}</p>
<ul class="report-presets report-chosen">
{{#CHIP}}
<li class="report-only"><span>{{NAME}}: <b>{{LABEL}}</b></span></li>
{{/CHIP}}
</ul>
{{#SOME}}
<table class="table report-hits" aria-describedby="behind">
<caption class="visually-hidden">{{HEADING}}</caption>
<thead><tr><th scope="col">[[No.]]</th><th scope="col">[[Subject]]</th><th scope="col">[[Requester]]</th><th scope="col">[[Team]]</th><th scope="col">[[Status]]</th><th scope="col">[[Priority]]</th><th scope="col">[[Created]]</th><th scope="col" class="number">[[Answered after]]</th><th scope="col" class="number">[[Resolved after]]</th></tr></thead>
<tbody>
{{#TICKET}}
<tr>
<td class="ref">{{REF}}</td>
<th scope="row"><a href="{{URL}}">{{SUBJECT}}</a><small>{{CATEGORY}}</small></th>
<td>{{REQUESTER}}<small>{{AGENCY}}</small></td>
<td data-label="[[Team]]">{{TEAM}}<small>{{CHANNEL_WORD}}</small></td>
<td><span class="state state-{{STATUS}}">{{STATUS_WORD}}</span></td>
<td><span class="priority priority-{{PRIORITY}}">{{PRIORITY_WORD}}</span></td>
<td data-label="[[Created]]"><time datetime="{{CREATED_ISO}}" title="{{CREATED_TITLE}}">{{CREATED_TEXT}}</time></td>
<td class="number" data-label="[[Answered after]]">{{ANSWERED}}</td>
<td class="number" data-label="[[Resolved after]]">{{RESOLVED}}</td>
</tr>
{{/TICKET}}
</tbody>
</table>
{{/SOME}}
{{#EMPTY}}
<div class="nothing"><svg class="icon icon-large" aria-hidden="true"><use href="{{ASSET_ICONS}}#inbox"></use></svg><p>[[No tickets here. They may have moved on since the number was counted.]]</p></div>
{{/EMPTY}}
{{>PART_PAGER}}
</div>
