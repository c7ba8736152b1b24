{{%AUTOESCAPE context="HTML"}}
{{!
  My requests.
  Sections
    TAB        rows: TAB_NAME, TAB_URL, section CURRENT (Open, Waiting for you, Solved, Shared with me)
    SOME       set when there are rows; TICKET rows as in part/requests.tpl
    EMPTY      TEXT, when there are none
    PAGER      see part/pager.tpl
    MAY_ASK    the button
}}
<div class="sheet">
<div class="sheet-head">
<h1>[[My requests]]</h1>
{{#MAY_ASK}}
<a class="btn btn-primary" href="/"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#plus"></use></svg>[[Ask for help]]</a>
{{/MAY_ASK}}
</div>
<form class="search-form" method="get" action="/search" role="search" aria-label="[[Search your requests]]">
<div class="search-box">
<label class="visually-hidden" for="requests-q">[[Search your requests]]</label>
<input class="form-control" type="search" id="requests-q" name="q" maxlength="400" placeholder="[[Search your requests]]" autocomplete="off">
<button class="btn" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#search"></use></svg>[[Search]]</button>
</div>
</form>
<nav class="tabs" aria-label="[[Which requests]]">
{{#TAB}}
<a href="{{TAB_URL}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{TAB_NAME}}</a>
{{/TAB}}
</nav>
{{#SOME}}
{{>PART_REQUESTS}}
{{/SOME}}
{{#EMPTY}}
<div class="nothing"><svg class="icon icon-large" aria-hidden="true"><use href="{{ASSET_ICONS}}#inbox"></use></svg><p>{{TEXT}}</p></div>
{{/EMPTY}}
{{>PART_PAGER}}
</div>
