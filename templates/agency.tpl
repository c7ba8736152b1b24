{{%AUTOESCAPE context="HTML"}}
{{!
  An agency, for its contacts: its tickets and its people.
    AGENCY_NAME
  Sections
    TAB      rows: TAB_NAME, TAB_URL, section CURRENT (Open, Solved, People)
    SOME     set when there are tickets; TICKET rows as in part/requests.tpl, and OF_OTHER: REQUESTER_NAME
    PEOPLE   set with PERSON rows: NAME, INITIALS, EMAIL; HAS_PHONE: PHONE, PHONE_TEL
    EMPTY    TEXT, when there are none
    PAGER    see part/pager.tpl
}}
<div class="sheet">
<h1>{{AGENCY_NAME}}</h1>
<form class="search-form" method="get" action="/search" role="search" aria-label="[[Search your agency's tickets]]">
<div class="search-box">
<label class="visually-hidden" for="agency-q">[[Search your agency's tickets]]</label>
<input class="form-control" type="search" id="agency-q" name="q" maxlength="400" placeholder="[[Search your agency's tickets]]" autocomplete="off">
<button class="btn" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#search"></use></svg>[[Search]]</button>
</div>
</form>
<nav class="tabs" aria-label="[[What to show]]">
{{#TAB}}
<a href="{{TAB_URL}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{TAB_NAME}}</a>
{{/TAB}}
</nav>
{{#SOME}}
<ul class="requests">
{{#TICKET}}
<li><a href="{{URL}}"><span class="requests-ref">{{REF}}</span><span class="requests-what"><strong>{{SUBJECT}}</strong>{{#OF_OTHER}}<span class="requests-last">{{REQUESTER_NAME}}</span>{{/OF_OTHER}}<span class="requests-last">{{LAST_LINE}}</span></span><span class="state state-{{STATUS}}">{{STATUS_WORD}}</span><time class="requests-when" datetime="{{UPDATED_ISO}}" title="{{UPDATED_TITLE}}" data-ago>{{UPDATED_TEXT}}</time></a></li>
{{/TICKET}}
</ul>
{{/SOME}}
{{#PEOPLE}}
<table class="table people-table">
<caption class="visually-hidden">[[People]]</caption>
<thead><tr><th scope="col">[[Name]]</th><th scope="col">[[Phone]]</th><th scope="col">[[Email]]</th></tr></thead>
<tbody>
{{#PERSON}}
<tr><th scope="row"><span class="face face-small" aria-hidden="true">{{INITIALS}}</span> {{NAME}}</th><td>{{#HAS_PHONE}}<a href="tel:{{PHONE_TEL}}">{{PHONE}}</a>{{/HAS_PHONE}}</td><td><a href="mailto:{{EMAIL}}">{{EMAIL}}</a></td></tr>
{{/PERSON}}
</tbody>
</table>
{{/PEOPLE}}
{{#EMPTY}}
<div class="nothing"><svg class="icon icon-large" aria-hidden="true"><use href="{{ASSET_ICONS}}#inbox"></use></svg><p>{{TEXT}}</p></div>
{{/EMPTY}}
{{>PART_PAGER}}
</div>
