{{%AUTOESCAPE context="HTML"}}
{{!
  Settings, each a form of its own. Q (words of the search)
  Sections
    SETTING   rows: NAME, LABEL, HELP, LIMITS, TYPE, VALUE, SEEN (as it was when the page was made), DEFAULT; CHANGED; FAULT: TEXT; MEANWHILE: TEXT;
              ELSEWHERE: URL, WORDS; or HERE with one of INPUT, CHOICE (OPTION rows: VALUE, LABEL, SELECTED), SWITCH (ON)
    NONE      no setting has these words
}}
<div class="sheet sheet-narrow">
<p class="trail"><a href="/admin">[[Admin]]</a></p>
<h1>[[Settings]]</h1>
<form class="filter" method="get" action="/admin/settings" role="search">
<label class="visually-hidden" for="settings-q">[[Find a setting]]</label>
<input class="form-control" type="search" id="settings-q" name="q" value="{{Q}}" placeholder="[[Find a setting]]" maxlength="100">
<button class="btn" type="submit">[[Find]]</button>
</form>
{{#SETTING}}
{{#ELSEWHERE}}
<div class="setting"><p class="form-label">{{LABEL}}</p>
<p>{{WORDS}} <a href="{{URL}}">[[Change it where it belongs]]</a></p></div>
{{/ELSEWHERE}}
{{#HERE}}
<form class="setting" method="post" action="/admin/settings" novalidate data-once aria-label="{{LABEL}}">
{{>PART_TOKEN}}
<input type="hidden" name="name" value="{{NAME}}">
<input type="hidden" name="seen" value="{{SEEN}}">
<label class="form-label" for="setting-{{NAME}}">{{LABEL}}</label>
<div class="setting-line">
{{#INPUT}}
<input class="form-control" type="{{TYPE}}" id="setting-{{NAME}}" name="value" value="{{VALUE}}" autocomplete="off" aria-describedby="setting-{{NAME}}-hint{{#FAULT}} setting-{{NAME}}-wrong{{/FAULT}}"{{#FAULT}} aria-invalid="true"{{/FAULT}}>
{{/INPUT}}
{{#CHOICE}}
<select class="form-select" id="setting-{{NAME}}" name="value" aria-describedby="setting-{{NAME}}-hint{{#FAULT}} setting-{{NAME}}-wrong{{/FAULT}}"{{#FAULT}} aria-invalid="true"{{/FAULT}}>
{{#OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/OPTION}}
</select>
{{/CHOICE}}
{{#SWITCH}}
<label class="check"><input type="checkbox" id="setting-{{NAME}}" name="value" value="1"{{#ON}} checked{{/ON}}><span>[[On]]</span></label>
{{/SWITCH}}
<button class="btn" type="submit">[[Save]]</button>
{{#CHANGED}}
<button class="btn btn-quiet" type="submit" name="back" value="yes">[[Back to the default]]</button>
{{/CHANGED}}
</div>
{{#FAULT}}
<p class="field-wrong" id="setting-{{NAME}}-wrong" role="alert">{{TEXT}}</p>
{{/FAULT}}
{{#MEANWHILE}}
<p class="field-wrong">[[Now it is:]] {{TEXT}}</p>
{{/MEANWHILE}}
<p class="hint" id="setting-{{NAME}}-hint">{{HELP}} {{LIMITS}} [[Default:]] {{DEFAULT}}</p>
</form>
{{/HERE}}
{{/SETTING}}
{{#NONE}}
<p class="nothing-line">[[No setting has these words.]]</p>
{{/NONE}}
</div>
