{{%AUTOESCAPE context="HTML"}}
{{!
  Reports at a glance: four figures, and how much came and went.
    ASK is report/ask.tpl; ZONE (name of a time zone); OTHER_ZONE: HOUSE_ZONE, where the backlog's days end
  Sections
    TAB      rows: LABEL, URL; CURRENT
    WITH_SECRETS or WITHOUT_SECRETS: whether confidential tickets are in these figures
    CARD     rows: NAME, PAGE (its address), DEFINITION, SPARK (data of a path), PERIOD; IS_MEDIAN
             NO_DATA, or DATA: VALUE, N, URL (its tickets); TIMES: MEAN, P90; NO_BEFORE, or BEFORE: CHANGE, BEFORE_VALUE,
             BEFORE_N, BEFORE_PERIOD, BEFORE_URL
    FLOW     CHART is report/chart.tpl; ROW rows: LABEL, CELL rows, created and resolved: LINK: TEXT, URL; or PLAIN: TEXT
    NO_FLOW  instead of FLOW: nothing was created or resolved
}}
<div class="sheet sheet-wide report">
<div class="sheet-head report-top">
<h1>[[Reports]]</h1>
<button class="btn no-print" type="button" data-print hidden><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#print"></use></svg>[[Print]]</button>
</div>
<nav class="report-tabs no-print" aria-label="[[Reports]]">
{{#TAB}}
<a href="{{URL}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{LABEL}}</a>
{{/TAB}}
</nav>
{{>ASK}}
<div class="report-cards">
{{#CARD}}
<section class="card report-card">
<h2><a href="{{PAGE}}">{{NAME}}</a>{{#IS_MEDIAN}} <small>[[median]]</small>{{/IS_MEDIAN}}</h2>
{{#NO_DATA}}
<p class="report-value report-none">[[no data]]</p>
<p class="report-note">{{PERIOD}}, [[n = 0]]</p>
{{/NO_DATA}}
{{#DATA}}
<p class="report-value"><a href="{{URL}}">{{VALUE}}</a></p>
<p class="report-note">[[n = {{N}}]]{{#TIMES}} <span aria-hidden="true">&middot;</span> [[mean {{MEAN}}]] <span aria-hidden="true">&middot;</span> [[90 % within {{P90}}]]{{/TIMES}}</p>
<svg class="spark" viewBox="0 0 120 32" preserveAspectRatio="none" aria-hidden="true"><line class="chart-base" x1="0" x2="120" y1="31" y2="31"></line><path class="chart-line line-1" d="{{SPARK}}"></path></svg>
{{#BEFORE}}
<p class="report-note"><b>{{CHANGE}}</b> [[against]] <a href="{{BEFORE_URL}}">{{BEFORE_VALUE}}</a>, {{BEFORE_PERIOD}}</p>
{{/BEFORE}}
{{#NO_BEFORE}}
<p class="report-note">[[No data for the period before.]]</p>
{{/NO_BEFORE}}
{{/DATA}}
<details class="fold report-how">
<summary>[[How is this computed?]]</summary>
<p>{{DEFINITION}}</p>
</details>
</section>
{{/CARD}}
</div>
{{#FLOW}}
<section class="report-part" aria-labelledby="flow">
<h2 id="flow">[[Created and resolved]]</h2>
{{>CHART}}
<details class="fold report-data">
<summary>[[Data]]</summary>
<div class="chart-scroll" tabindex="0" role="group" aria-labelledby="flow">
<table class="table report-table">
<caption class="visually-hidden">[[Created and resolved]]</caption>
<thead><tr><th scope="col">[[Period]]</th><th scope="col" class="number">[[Created]]</th><th scope="col" class="number">[[Resolved]]</th></tr></thead>
<tbody>
{{#ROW}}
<tr><th scope="row">{{LABEL}}</th>{{#CELL}}<td class="number">{{#LINK}}<a href="{{URL}}">{{TEXT}}</a>{{/LINK}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}</td>{{/CELL}}</tr>
{{/ROW}}
</tbody>
</table>
</div>
</details>
</section>
{{/FLOW}}
{{#NO_FLOW}}
<section class="report-part" aria-labelledby="flow">
<h2 id="flow">[[Created and resolved]]</h2>
<p class="report-value report-none">[[no data]]</p>
</section>
{{/NO_FLOW}}
<p class="report-terms">[[Days are those of {{ZONE}}.]] {{#OTHER_ZONE}}[[For the backlog they end in {{HOUSE_ZONE}}.]]{{/OTHER_ZONE}} {{#WITHOUT_SECRETS}}[[Confidential tickets are in none of these figures.]]{{/WITHOUT_SECRETS}}{{#WITH_SECRETS}}[[Confidential tickets are in these figures, for you are of the security team.]]{{/WITH_SECRETS}}</p>
</div>
