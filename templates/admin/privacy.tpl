{{%AUTOESCAPE context="HTML"}}
{{!
  Whose data is asked for. Q: what was searched
  Sections
    SOME     PERSON rows: URL, NAME, EMAIL, AGENCY; LEFT when not active any more
    NOBODY   when nobody was found
}}
<div class="sheet sheet-narrow">
<p class="trail"><a href="/admin">[[Admin]]</a></p>
<div class="sheet-head"><h1>[[Privacy]]</h1><a class="btn" href="/admin/privacy/keeping">[[How long things are kept]]</a></div>
<p class="muted">[[Hand out what is kept about a person, or erase the person; tickets stay. A single text is redacted on its ticket.]]</p>
<form class="find-form" method="get" action="/admin/privacy" role="search">
<label class="form-label" for="privacy-q">[[Name or email address]]</label>
<div class="find-line"><input class="form-control" id="privacy-q" type="search" name="q" value="{{Q}}" maxlength="100" autocomplete="off"><button class="btn btn-primary" type="submit">[[Find]]</button></div>
</form>
{{#SOME}}
<ul class="plain-list found-list">
{{#PERSON}}
<li><a class="found" href="{{URL}}">{{NAME}}</a> <span class="muted">{{EMAIL}}</span> <span class="muted">{{AGENCY}}</span>{{#LEFT}} <span class="mark-word">[[not active]]</span>{{/LEFT}}</li>
{{/PERSON}}
</ul>
{{/SOME}}
{{#NOBODY}}
<div class="nothing"><svg class="icon icon-large" aria-hidden="true"><use href="{{ASSET_ICONS}}#user-off"></use></svg><p>[[Nobody's name or address begins like this.]]</p></div>
{{/NOBODY}}
</div>
