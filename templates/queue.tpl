{{%AUTOESCAPE context="HTML"}}
{{!
  The queue. The views are in the frame (VIEW); scripts swap the element with id "queue" when a sort or page link is pressed.
    VIEW_TITLE ("Unassigned"), COUNT_TEXT ("12 tickets")
  Sections
    JOINED     see part/joined.tpl
    SOME       set when there are rows
    COLUMN     8 rows in this order, NAME: number subject requester status priority owner due updated; each NAME, LABEL;
               section SORTABLE: URL (to sort by it, or the other way round); PLAIN set otherwise;
               section SORTED_ASC or SORTED_DESC on the sorted one
    TICKET     rows: REF, URL, SUBJECT, LAST_LINE, REQUESTER, AGENCY, KIND, KIND_WORD, STATUS, STATUS_WORD,
               PRIORITY, PRIORITY_WORD, TEAM, UPDATED_TEXT, UPDATED_ISO, UPDATED_TITLE; HAS_DUE and DUE_* as in part/due.tpl (written out here: an include for each row costs);
               OWNED: ASSIGNEE; UNOWNED set otherwise; NEEDS_TRIAGE, HAS_FILES
    EMPTY      TEXT ("Nothing here. 4 tickets wait in Unassigned."), when there are none
    PAGER      see part/pager.tpl
    CSV        URL: the same list as a table, when there are rows
    LACKS      rows in a TICKET: TEXT, what is missing, in the triage view
}}
<div class="queue" id="queue" hx-boost:inherited="true" hx-target:inherited="#queue" hx-select:inherited="#queue" hx-swap:inherited="outerMorph">
{{>PART_JOINED}}
<div class="queue-head">
<h1>{{VIEW_TITLE}}</h1>
<p class="queue-count" id="queue-count">{{COUNT_TEXT}}</p>
{{#CSV}}
<a class="csv-link" href="{{URL}}" download hx-boost="false"><svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#download"></use></svg>[[As a table (CSV)]]</a>
{{/CSV}}
</div>
{{#SOME}}
<table class="table queue-table" aria-describedby="queue-count">
<caption class="visually-hidden">{{VIEW_TITLE}}</caption>
<thead>
<tr>
{{#COLUMN}}
<th scope="col" class="col-{{NAME}}"{{#SORTED_ASC}} aria-sort="ascending"{{/SORTED_ASC}}{{#SORTED_DESC}} aria-sort="descending"{{/SORTED_DESC}}>{{#SORTABLE}}<a href="{{URL}}" id="sort-{{NAME}}">{{LABEL}}{{#SORTED_ASC}}<svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#sort-up"></use></svg>{{/SORTED_ASC}}{{#SORTED_DESC}}<svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#sort-down"></use></svg>{{/SORTED_DESC}}</a>{{/SORTABLE}}{{#PLAIN}}{{LABEL}}{{/PLAIN}}</th>
{{/COLUMN}}
</tr>
</thead>
<tbody hx-boost:inherited="false">
{{#TICKET}}
<tr>
<td class="kind kind-{{KIND}}"><i>{{KIND_WORD}}</i>{{REF}}</td>
<th scope="row"><a class="row-link" href="{{URL}}">{{SUBJECT}}</a>{{#NEEDS_TRIAGE}} <span class="mark-word mark-triage">[[triage]]</span>{{/NEEDS_TRIAGE}}{{#HAS_FILES}} <svg class="icon icon-small clip" role="img" aria-label="[[has files]]"><use href="{{ASSET_ICONS}}#paperclip"></use></svg>{{/HAS_FILES}}<small>{{#LACKS}}<span class="mark-word mark-triage">{{TEXT}}</span> {{/LACKS}}{{LAST_LINE}}</small></th>
<td>{{REQUESTER}}<small>{{AGENCY}}</small></td>
<td><span class="state state-{{STATUS}}">{{STATUS_WORD}}</span></td>
<td><span class="priority priority-{{PRIORITY}}">{{PRIORITY_WORD}}</span></td>
<td>{{#OWNED}}{{ASSIGNEE}}{{/OWNED}}{{#UNOWNED}}<b>[[Nobody]]</b>{{/UNOWNED}}<small>{{TEAM}}</small></td>
<td>{{#HAS_DUE}}<time class="due due-{{DUE_STATE}}" datetime="{{DUE_ISO}}" title="{{DUE_TITLE}}">{{DUE_TEXT}}</time>{{/HAS_DUE}}</td>
<td><time datetime="{{UPDATED_ISO}}" title="{{UPDATED_TITLE}}" data-ago>{{UPDATED_TEXT}}</time></td>
</tr>
{{/TICKET}}
</tbody>
</table>
{{/SOME}}
{{#EMPTY}}
<div class="nothing"><svg class="icon icon-large" aria-hidden="true"><use href="{{ASSET_ICONS}}#inbox"></use></svg><p>{{TEXT}}</p></div>
{{/EMPTY}}
{{>PART_PAGER}}
</div>
