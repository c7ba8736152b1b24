{{%AUTOESCAPE context="HTML"}}
{{!
  What somebody has to do, those that are due first.
  Sections
    TAB        rows: TAB_NAME, TAB_URL, section CURRENT
    WRONG_ANY  as in part/wrong.tpl
    SOME       set when there are rows
    TASK       rows: TASK_ID, TASK_TITLE, REF, URL, SUBJECT, REQUESTER, PRIORITY, PRIORITY_WORD; TICK or NO_TICK; WAITS {AFTER};
               OF_TEAM {TEAM}; HAS_DUE and DUE_* as in part/due.tpl
    EMPTY      TEXT
    PAGER      see part/pager.tpl
}}
<div class="sheet sheet-wide">
<h1>[[Tasks]]</h1>
<nav class="tabs" aria-label="[[Whose tasks]]">
{{#TAB}}
<a href="{{TAB_URL}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{TAB_NAME}}</a>
{{/TAB}}
</nav>
<span id="resolve-task"></span>
{{>PART_WRONG}}
{{#SOME}}
<table class="table work-table">
<caption class="visually-hidden">[[Tasks]]</caption>
<thead><tr><th scope="col"><span class="visually-hidden">[[Done]]</span></th><th scope="col">[[Task]]</th><th scope="col">[[Ticket]]</th><th scope="col">[[Requester]]</th><th scope="col">[[Priority]]</th><th scope="col">[[Due]]</th></tr></thead>
<tbody>
{{#TASK}}
<tr>
<td>{{#TICK}}<form method="post" action="/tasks/{{TASK_ID}}/tick" data-once>{{>PART_TOKEN}}<input type="hidden" name="from" value="work"><button class="task-tick" type="submit" title="[[Tick off]]"><span class="visually-hidden">[[Tick off: {{TASK_TITLE}}]]</span></button></form>{{/TICK}}{{#NO_TICK}}<span class="task-tick task-fixed" aria-hidden="true"></span>{{/NO_TICK}}</td>
<th scope="row"><span class="task-title">{{TASK_TITLE}}</span>{{#WAITS}}<small>[[after]] {{AFTER}}</small>{{/WAITS}}{{#OF_TEAM}}<small>{{TEAM}}</small>{{/OF_TEAM}}</th>
<td><a href="{{URL}}"><span class="ref">{{REF}}</span> {{SUBJECT}}</a></td>
<td>{{REQUESTER}}</td>
<td><span class="priority priority-{{PRIORITY}}">{{PRIORITY_WORD}}</span></td>
<td>{{>PART_DUE}}</td>
</tr>
{{/TASK}}
</tbody>
</table>
{{/SOME}}
{{#EMPTY}}
<div class="nothing"><svg class="icon icon-large" aria-hidden="true"><use href="{{ASSET_ICONS}}#circle-check"></use></svg><p>{{TEXT}}</p></div>
{{/EMPTY}}
{{>PART_PAGER}}
</div>
