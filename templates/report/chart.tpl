{{%AUTOESCAPE context="HTML"}}
{{!
  A chart, 900 by 280, drawn from numbers. What it shows is in the table below it, too.
    CHART_TITLE
  Sections
    GRID    rows from zero up: Y, TEXT_Y, LABEL
    TICK    rows on the time axis: X, LABEL
    COLUMN  rows: X, Y, W, H, SERIES (1 to 8), TIP
    LINE    rows: PATH, SERIES; MARK rows: X, Y, SERIES, TIP
    NAME    rows, a name beside each series: Y, BOX_Y, TEXT_Y, SERIES, LABEL; OF_COLUMNS or OF_LINES
}}
<div class="chart-scroll" tabindex="0" role="group" aria-label="{{CHART_TITLE}}">
<svg class="chart" viewBox="0 0 900 280" role="img" aria-label="[[{{CHART_TITLE}}: its figures are in the table below]]">
<defs>
<pattern id="fill-1" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="series-1" width="8" height="8"></rect></pattern>
<pattern id="fill-2" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="series-2" width="8" height="8"></rect><path class="hatch" d="M-2 2 L2 -2 M-2 10 L10 -2 M6 10 L10 6"></path></pattern>
<pattern id="fill-3" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="series-3" width="6" height="6"></rect><circle class="dots" cx="3" cy="3" r="1.1"></circle></pattern>
<pattern id="fill-4" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="series-4" width="8" height="8"></rect><path class="hatch" d="M-2 6 L2 10 M-2 -2 L10 10 M6 -2 L10 2"></path></pattern>
<pattern id="fill-5" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="series-5" width="6" height="6"></rect><path class="hatch" d="M0 3 L6 3"></path></pattern>
<pattern id="fill-6" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="series-6" width="6" height="6"></rect><path class="hatch" d="M3 0 L3 6"></path></pattern>
<pattern id="fill-7" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="series-7" width="8" height="8"></rect><path class="hatch" d="M0 4 L8 4 M4 0 L4 8"></path></pattern>
<pattern id="fill-8" width="10" height="10" patternUnits="userSpaceOnUse"><rect class="series-8" width="10" height="10"></rect></pattern>
<circle id="marker-1" r="3.5"></circle>
<rect id="marker-2" x="-3.2" y="-3.2" width="6.4" height="6.4"></rect>
<path id="marker-3" d="M0 -4.4 L4.2 3.2 L-4.2 3.2 Z"></path>
<path id="marker-4" d="M0 -4.6 L4.6 0 L0 4.6 L-4.6 0 Z"></path>
<path id="marker-5" d="M0 4.4 L4.2 -3.2 L-4.2 -3.2 Z"></path>
</defs>
<g class="chart-grid">
{{#GRID}}
<line x1="56" x2="736" y1="{{Y}}" y2="{{Y}}"></line><text x="48" y="{{TEXT_Y}}" text-anchor="end">{{LABEL}}</text>
{{/GRID}}
</g>
<g class="chart-ticks">
{{#TICK}}
<text x="{{X}}" y="270" text-anchor="middle">{{LABEL}}</text>
{{/TICK}}
</g>
{{#COLUMN}}
<rect class="chart-column" x="{{X}}" y="{{Y}}" width="{{W}}" height="{{H}}" fill="url(#fill-{{SERIES}})"><title>{{TIP}}</title></rect>
{{/COLUMN}}
{{#LINE}}
<path class="chart-line line-{{SERIES}}" d="{{PATH}}"></path>
{{/LINE}}
{{#MARK}}
<use class="chart-mark series-{{SERIES}}" href="#marker-{{SERIES}}" x="{{X}}" y="{{Y}}"><title>{{TIP}}</title></use>
{{/MARK}}
<line class="chart-base" x1="56" x2="736" y1="250" y2="250"></line>
{{#NAME}}
{{#OF_COLUMNS}}<rect class="chart-column" x="746" y="{{BOX_Y}}" width="12" height="12" fill="url(#fill-{{SERIES}})"></rect>{{/OF_COLUMNS}}{{#OF_LINES}}<use class="chart-mark series-{{SERIES}}" href="#marker-{{SERIES}}" x="752" y="{{Y}}"></use>{{/OF_LINES}}<text class="chart-name" x="764" y="{{TEXT_Y}}">{{LABEL}}</text>
{{/NAME}}
</svg>
</div>
