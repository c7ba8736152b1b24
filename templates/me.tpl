{{%AUTOESCAPE context="HTML"}}
{{!
  Profile and settings. Form "me": NAME, PHONE, LOCATION; ZONE_OPTION, THEME_OPTION rows (VALUE, LABEL, section SELECTED)
    VERSION, SEEN; EMAIL, AGENCY, ROLE_WORD   to read; PASSWORD_RULE ("At least 12 characters.")
  Sections
    STALE_CARD   see part/stale-card.tpl
    WRONG_ANY (FORM is me), NAME_WRONG, PHONE_WRONG, LOCATION_WRONG, ZONE_WRONG, THEME_WRONG, OLD_WRONG, PASSWORD_WRONG, AGAIN_WRONG
    SESSION   rows: DEVICE ("Firefox on Linux"), SEEN_TEXT, SEEN_ISO, SEEN_TITLE; section THIS_ONE
}}
<div class="sheet sheet-narrow">
<h1>[[Profile and settings]]</h1>
{{>PART_WRONG}}
{{>PART_STALE_CARD}}
<form class="card form" method="post" action="/me" novalidate data-once>
{{>PART_TOKEN}}
{{>PART_VERSION}}
{{>PART_SEEN}}
<dl class="facts">
<div><dt>[[Email]]</dt><dd>{{EMAIL}}</dd></div>
<div><dt>[[Agency]]</dt><dd>{{AGENCY}}</dd></div>
<div><dt>[[Role]]</dt><dd>{{ROLE_WORD}}</dd></div>
</dl>
<div class="fields">
<div class="field">
<label class="form-label" for="me-name">[[Name]]</label>
<input class="form-control" id="me-name" name="name" value="{{NAME}}" autocomplete="name" maxlength="120" required{{#NAME_WRONG}} aria-invalid="true" aria-describedby="me-name-wrong"{{/NAME_WRONG}}>
{{#NAME_WRONG}}
<p class="field-wrong" id="me-name-wrong">{{TEXT}}</p>
{{/NAME_WRONG}}
</div>
<div class="field">
<label class="form-label" for="me-phone">[[Phone]]</label>
<input class="form-control" type="tel" id="me-phone" name="phone" value="{{PHONE}}" autocomplete="tel" maxlength="40"{{#PHONE_WRONG}} aria-invalid="true" aria-describedby="me-phone-wrong"{{/PHONE_WRONG}}>
{{#PHONE_WRONG}}
<p class="field-wrong" id="me-phone-wrong">{{TEXT}}</p>
{{/PHONE_WRONG}}
</div>
<div class="field">
<label class="form-label" for="me-location">[[Place]]</label>
<input class="form-control" id="me-location" name="location" value="{{LOCATION}}" maxlength="120" aria-describedby="me-location-hint{{#LOCATION_WRONG}} me-location-wrong{{/LOCATION_WRONG}}"{{#LOCATION_WRONG}} aria-invalid="true"{{/LOCATION_WRONG}}>
{{#LOCATION_WRONG}}
<p class="field-wrong" id="me-location-wrong">{{TEXT}}</p>
{{/LOCATION_WRONG}}
<p class="hint" id="me-location-hint">[[Building, floor, room]]</p>
</div>
<div class="field">
<label class="form-label" for="me-zone">[[Time zone]]</label>
<select class="form-select" id="me-zone" name="zone"{{#ZONE_WRONG}} aria-invalid="true" aria-describedby="me-zone-wrong"{{/ZONE_WRONG}}>
{{#ZONE_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/ZONE_OPTION}}
</select>
{{#ZONE_WRONG}}
<p class="field-wrong" id="me-zone-wrong">{{TEXT}}</p>
{{/ZONE_WRONG}}
</div>
</div>
<fieldset class="field" id="me-theme">
<legend class="form-label">[[Colours]]</legend>
<div class="choices choices-row">
{{#THEME_OPTION}}
<label class="choice"><input type="radio" name="theme" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}><span>{{LABEL}}</span></label>
{{/THEME_OPTION}}
</div>
{{#THEME_WRONG}}
<p class="field-wrong">{{TEXT}}</p>
{{/THEME_WRONG}}
</fieldset>
<div class="actions"><button class="btn btn-primary" type="submit">[[Save]]</button></div>
</form>
<section class="block" aria-labelledby="password-title">
<h2 id="password-title">[[Change the password]]</h2>
<form class="card form" method="post" action="/me/password" novalidate data-once>
{{>PART_TOKEN}}
<input class="visually-hidden" type="email" value="{{EMAIL}}" autocomplete="username" readonly tabindex="-1" aria-hidden="true">
<div class="field">
<label class="form-label" for="me-old">[[Present password]]</label>
<input class="form-control" type="password" id="me-old" name="old" autocomplete="current-password" maxlength="1024"{{#OLD_WRONG}} aria-invalid="true" aria-describedby="me-old-wrong"{{/OLD_WRONG}}>
{{#OLD_WRONG}}
<p class="field-wrong" id="me-old-wrong">{{TEXT}}</p>
{{/OLD_WRONG}}
</div>
<div class="fields">
<div class="field">
<label class="form-label" for="me-password">[[New password]]</label>
<input class="form-control" type="password" id="me-password" name="password" autocomplete="new-password" maxlength="1024" aria-describedby="me-password-hint{{#PASSWORD_WRONG}} me-password-wrong{{/PASSWORD_WRONG}}"{{#PASSWORD_WRONG}} aria-invalid="true"{{/PASSWORD_WRONG}}>
{{#PASSWORD_WRONG}}
<p class="field-wrong" id="me-password-wrong">{{TEXT}}</p>
{{/PASSWORD_WRONG}}
<p class="hint" id="me-password-hint">{{PASSWORD_RULE}} [[A few unrelated words are good, and easy to remember.]]</p>
</div>
<div class="field">
<label class="form-label" for="me-again">[[The same again]]</label>
<input class="form-control" type="password" id="me-again" name="again" autocomplete="new-password" maxlength="1024"{{#AGAIN_WRONG}} aria-invalid="true" aria-describedby="me-again-wrong"{{/AGAIN_WRONG}}>
{{#AGAIN_WRONG}}
<p class="field-wrong" id="me-again-wrong">{{TEXT}}</p>
{{/AGAIN_WRONG}}
</div>
</div>
<div class="actions"><button class="btn" type="submit">[[Change the password]]</button><span class="muted">[[You are signed out everywhere else.]]</span></div>
</form>
</section>
<section class="sessions" aria-labelledby="sessions-title">
<h2 id="sessions-title">[[Where you are signed in]]</h2>
<ul class="plain-list">
{{#SESSION}}
<li><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#device"></use></svg><span class="sessions-what">{{DEVICE}}{{#THIS_ONE}} <span class="mark-word">[[this one]]</span>{{/THIS_ONE}}</span><span class="muted">[[last used]] <time datetime="{{SEEN_ISO}}" title="{{SEEN_TITLE}}" data-ago>{{SEEN_TEXT}}</time></span></li>
{{/SESSION}}
</ul>
<form method="post" action="/sign-out-everywhere">
{{>PART_TOKEN}}
<button class="btn" type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#logout"></use></svg>[[Sign out everywhere]]</button>
</form>
</section>
</div>
