{{%AUTOESCAPE context="HTML"}}
{{!
  One figure: in large, as a chart, as tables.
    HEADING, DEFINITION, ZONE; OTHER_ZONE: HOUSE_ZONE, where the backlog's days end; ASK is report/ask.tpl
  Sections
    TAB        rows: LABEL, URL; CURRENT
    IS_MEDIAN  the figure is the median of times; IS_BACKLOG
    WITH_SECRETS or WITHOUT_SECRETS: whether confidential tickets are in these figures
    TOO_MANY   more tickets than one page can put in order
    SHEET      CSV_URL, PERIOD; NO_DATA, or DATA: VALUE, N, URL; TIMES: MEAN, P90; NO_BEFORE, or BEFORE: CHANGE,
               BEFORE_VALUE, BEFORE_N, BEFORE_PERIOD, BEFORE_URL
      DRAWN    CHART is report/chart.tpl; HEAD rows: LABEL; ROW rows: LABEL, CELL rows
               CELL: LINK: TEXT, URL, HAS_NOTE: NOTE; or PLAIN: TEXT; or NONE
        PARTS  SPLIT ("Team"); HEAD rows; ROW rows: LABEL, BAR (0 to 100), CELL rows
}}
<div class="sheet sheet-wide report">
<div class="sheet-head report-top">
<h1>{{HEADING}}</h1>
<div class="ticket-verbs no-print">
{{#SHEET}}
<a class="btn" href="{{CSV_URL}}" download><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#download"></use></svg>[[CSV]]</a>
{{/SHEET}}
<button class="btn" type="button" data-print hidden><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#print"></use></svg>[[Print]]</button>
</div>
</div>
<nav class="report-tabs no-print" aria-label="[[Reports]]">
{{#TAB}}
<a href="{{URL}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{LABEL}}</a>
{{/TAB}}
</nav>
{{>ASK}}
{{#TOO_MANY}}
<div class="nothing"><p>[[These are more tickets than one page can put in order. Please choose a shorter period or a filter.]]</p></div>
{{/TOO_MANY}}
{{#SHEET}}
<section class="report-lead" aria-label="{{PERIOD}}">
<p class="report-period">{{PERIOD}}{{#IS_MEDIAN}}, [[median]]{{/IS_MEDIAN}}</p>
{{#NO_DATA}}
<p class="report-value report-none">[[no data]]</p>
<p class="report-note">[[n = 0]]</p>
{{/NO_DATA}}
{{#DATA}}
<p class="report-value"><a href="{{URL}}">{{VALUE}}</a></p>
<p class="report-note">[[n = {{N}}]]{{#TIMES}} <span aria-hidden="true">&middot;</span> [[mean {{MEAN}}]] <span aria-hidden="true">&middot;</span> [[90 % within {{P90}}]]{{/TIMES}}</p>
{{#BEFORE}}
<p class="report-note"><b>{{CHANGE}}</b> [[against]] <a href="{{BEFORE_URL}}">{{BEFORE_VALUE}}</a> ([[n = {{BEFORE_N}}]]), {{BEFORE_PERIOD}}</p>
{{/BEFORE}}
{{#NO_BEFORE}}
<p class="report-note">[[No data for the period before.]]</p>
{{/NO_BEFORE}}
{{/DATA}}
</section>
<details class="fold report-how">
<summary>[[How is this computed?]]</summary>
<p>{{DEFINITION}}</p>
</details>
{{#DRAWN}}
<figure class="report-part">
{{>CHART}}
<figcaption class="report-terms">{{#IS_BACKLOG}}{{#OTHER_ZONE}}[[Days end in {{HOUSE_ZONE}}.]] {{/OTHER_ZONE}}{{/IS_BACKLOG}}[[The time axis is in {{ZONE}}.]]</figcaption>
</figure>
{{#PARTS}}
<section class="report-part" aria-labelledby="parts">
<div class="chart-scroll" tabindex="0" role="group" aria-labelledby="parts">
<table class="table report-table report-parts">
<caption id="parts">[[By {{SPLIT}}]]</caption>
<thead><tr><th scope="col">{{SPLIT}}</th><td class="report-bar"></td>{{#HEAD}}<th scope="col" class="number">{{LABEL}}</th>{{/HEAD}}</tr></thead>
<tbody>
{{#ROW}}
<tr><th scope="row">{{LABEL}}</th><td class="report-bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="series-1" width="{{BAR}}" height="10"></rect></svg></td>{{#CELL}}<td class="number">{{#LINK}}<a href="{{URL}}">{{TEXT}}</a>{{#HAS_NOTE}}<small>{{NOTE}}</small>{{/HAS_NOTE}}{{/LINK}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#NONE}}<span class="report-dash"><span aria-hidden="true">&ndash;</span><span class="visually-hidden">[[no data]]</span></span>{{/NONE}}</td>{{/CELL}}</tr>
{{/ROW}}
</tbody>
</table>
</div>
</section>
{{/PARTS}}
<details class="fold report-data report-part" open>
<summary>[[Data]]</summary>
<div class="chart-scroll" tabindex="0" role="group" aria-label="[[Data]]">
<table class="table report-table">
<caption class="visually-hidden">{{HEADING}}, {{PERIOD}}</caption>
<thead><tr><th scope="col">[[Period]]</th>{{#HEAD}}<th scope="col" class="number">{{LABEL}}</th>{{/HEAD}}</tr></thead>
<tbody>
{{#ROW}}
<tr><th scope="row">{{LABEL}}</th>{{#CELL}}<td class="number">{{#LINK}}<a href="{{URL}}">{{TEXT}}</a>{{#HAS_NOTE}}<small>{{NOTE}}</small>{{/HAS_NOTE}}{{/LINK}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#NONE}}<span class="report-dash"><span aria-hidden="true">&ndash;</span><span class="visually-hidden">[[no data]]</span></span>{{/NONE}}</td>{{/CELL}}</tr>
{{/ROW}}
</tbody>
</table>
</div>
<p class="hint">[[A dash means no data. Each number above 0 leads to its tickets.]]</p>
</details>
{{/DRAWN}}
{{/SHEET}}
<p class="report-terms">[[Days are those of {{ZONE}}.]] {{#WITHOUT_SECRETS}}[[Confidential tickets are in none of these figures.]]{{/WITHOUT_SECRETS}}{{#WITH_SECRETS}}[[Confidential tickets are in these figures, for you are of the security team.]]{{/WITH_SECRETS}}</p>
</div>
