{{%AUTOESCAPE context="HTML"}}
{{!
  A text is about to be taken away. Form "redact": REASON; ENTRY_ID, REF, SUBJECT, TICKET_URL
    AUTHOR, WRITTEN_TEXT, WRITTEN_ISO, WRITTEN_TITLE; PIECE rows as in part/text.tpl
  Sections
    HAS_FILES   FILE_ROW rows: NAME; FILES when they go, too
    WRONG_ANY (FORM is redact), REASON_WRONG
}}
<div class="sheet sheet-narrow">
<p class="trail"><a href="{{TICKET_URL}}">{{REF}} {{SUBJECT}}</a></p>
<h1>[[Redact a text]]</h1>
<p>[[Everybody will see that a text was here and why it is gone, but not what it said. This cannot be undone.]]</p>
{{>PART_WRONG}}
<form class="card form" method="post" action="/entries/{{ENTRY_ID}}/redact" novalidate data-once>
{{>PART_TOKEN}}
<article class="entry" aria-labelledby="redact-by">
<header class="entry-head"><h2 class="entry-by" id="redact-by">{{AUTHOR}}</h2> <span class="entry-meta"><time datetime="{{WRITTEN_ISO}}" title="{{WRITTEN_TITLE}}">{{WRITTEN_TEXT}}</time></span></header>
{{>PART_TEXT}}
</article>
{{#HAS_FILES}}
<div class="field"><label class="check"><input type="checkbox" name="files" value="yes"{{#FILES}} checked{{/FILES}}><span>[[Remove its files, too]]<small>{{#FILE_ROW}}{{NAME}} {{/FILE_ROW}}</small></span></label></div>
{{/HAS_FILES}}
<div class="field">
<label class="form-label" for="redact-reason">[[Why]]</label>
<input class="form-control" id="redact-reason" name="reason" value="{{REASON}}" maxlength="300" autocomplete="off" required aria-describedby="redact-reason-hint{{#REASON_WRONG}} redact-reason-wrong{{/REASON_WRONG}}"{{#REASON_WRONG}} aria-invalid="true"{{/REASON_WRONG}}>
{{#REASON_WRONG}}
<p class="field-wrong" id="redact-reason-wrong">{{TEXT}}</p>
{{/REASON_WRONG}}
<p class="hint" id="redact-reason-hint">[[Everybody who reads this ticket sees it. Do not repeat what has to go.]]</p>
</div>
<div class="actions"><button class="btn btn-danger" type="submit">[[Redact]]</button> <a class="btn btn-quiet" href="{{TICKET_URL}}">[[Cancel]]</a></div>
</form>
</div>
