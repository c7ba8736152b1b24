{{%AUTOESCAPE context="HTML"}}
{{!
  A list of people from a file, looked at before anything is changed. ONCE names the form and its file.
  Sections
    DONE         the file was imported: COUNTS, ONCE; in it
      BEFORE       not just now
      SOME_NEW     there is somebody new
      SOME_WRONG   the rows that were left out are still kept
    WRONG_ANY (FORM is import), FILE_WRONG
    READ         the file was read: COUNTS; in it
      ROW          rows: NUMBER, WHAT, EMAIL, NAME; BAD; FAULT rows: COLUMN (may be empty), WHY;
                   CHANGE rows: COLUMN, WAS, BECOMES; BEFORE (she is here already), FROM_NOTHING,
                   TO_NOTHING
      MORE         there are more rows than are shown
      CAN          something would be changed
      SOME_WRONG   some rows are wrong
}}
<div class="sheet sheet-wide">
<p class="trail"><a href="/admin">[[Admin]]</a> <a href="/admin/people">[[People]]</a></p>
<h1>[[Import people]]</h1>
{{>PART_WRONG}}
{{#DONE}}
<p role="status">{{#BEFORE}}[[This file was imported already.]] {{/BEFORE}}<strong>{{COUNTS}}</strong></p>
<div class="actions">
{{#SOME_WRONG}}
<form method="post" action="/admin/people/import/faults">{{>PART_TOKEN}}<button class="btn" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#download"></use></svg>[[The wrong rows as a file]]</button></form>
{{/SOME_WRONG}}
{{#SOME_NEW}}
<a class="btn" href="/admin/people?state=invited">[[One-time links for the new ones]]</a>
{{/SOME_NEW}}
<a class="btn btn-quiet" href="/admin/people">[[People]]</a>
</div>
{{/DONE}}
{{#READ}}
<p role="status"><strong>{{COUNTS}}</strong> [[Nothing is changed yet.]]</p>
<div class="actions">
{{#CAN}}
<form method="post" action="/admin/people/import/all" data-once>{{>PART_TOKEN}}<button class="btn btn-primary" type="submit">[[Import what is right]]</button></form>
{{/CAN}}
{{#SOME_WRONG}}
<form method="post" action="/admin/people/import/faults">{{>PART_TOKEN}}<button class="btn" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#download"></use></svg>[[The wrong rows as a file]]</button></form>
{{/SOME_WRONG}}
<a class="btn btn-quiet" href="/admin/people/import">[[Another file]]</a>
</div>
<div class="wide block" tabindex="0" role="region" aria-label="[[What the file holds]]">
<table class="table kept-table">
<caption class="visually-hidden">[[What the file holds]]</caption>
<thead><tr><th scope="col">[[Row]]</th><th scope="col">[[Mail address]]</th><th scope="col">[[Name]]</th><th scope="col">[[What]]</th><th scope="col">[[Which and why]]</th></tr></thead>
<tbody>
{{#ROW}}
<tr{{#BAD}} class="import-bad"{{/BAD}}><td class="number">{{NUMBER}}</td><th scope="row">{{EMAIL}}</th><td>{{NAME}}</td><td>{{WHAT}}</td><td class="import-what">
{{#FAULT}}
<p><strong>{{COLUMN}}</strong> {{WHY}}</p>
{{/FAULT}}
{{#CHANGE}}
<p><strong>{{COLUMN}}</strong> {{#BEFORE}}{{#FROM_NOTHING}}<span class="muted">[[nothing]]</span>{{/FROM_NOTHING}}<del>{{WAS}}</del> → {{/BEFORE}}{{#TO_NOTHING}}<span class="muted">[[nothing]]</span>{{/TO_NOTHING}}<ins>{{BECOMES}}</ins></p>
{{/CHANGE}}
</td></tr>
{{/ROW}}
</tbody>
</table>
</div>
{{#MORE}}
<p class="muted">[[Only the first 200 rows are shown; all of them count.]]</p>
{{/MORE}}
{{/READ}}
<form class="card form block" method="post" action="/admin/people/import" enctype="multipart/form-data" novalidate>
{{>PART_TOKEN}}
<div class="field">
<label class="form-label" for="import-file">[[CSV file in UTF-8]]</label>
<input class="form-control" type="file" id="import-file" name="file" accept=".csv,text/csv" aria-describedby="import-file-hint{{#FILE_WRONG}} import-file-wrong{{/FILE_WRONG}}"{{#FILE_WRONG}} aria-invalid="true"{{/FILE_WRONG}}>
{{#FILE_WRONG}}
<p class="field-wrong" id="import-file-wrong">{{TEXT}}</p>
{{/FILE_WRONG}}
<p class="hint" id="import-file-hint">[[The first line names the columns; email is needed, all others are not:]] <code>email, name, phone, more, agency, location, place, manager, kind, roles, vip, join, leave, note</code>. [[Agency and location are codes, place is in words, more are other mail addresses and phones with semicolons between them. Whoever is here already is changed in the columns that the file has: an empty cell changes nothing, a dash (-) empties. Somebody new without an agency gets the one of the mail domain. Commas, semicolons or tabs may part the cells. Up to 2000 people at once; you see first what would happen.]]</p>
</div>
<div class="actions"><button class="btn btn-primary" type="submit">[[Look at it]]</button> <a class="btn btn-quiet" href="/admin/people.csv">[[Export as a start]]</a></div>
</form>
</div>
