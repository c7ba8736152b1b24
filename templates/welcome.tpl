{{%AUTOESCAPE context="HTML"}}
{{!
  The one-time link: choose a password. The form goes to the page's own address. NAME, EMAIL of the person,
  PASSWORD_RULE ("At least 12 characters.")
  Sections WRONG_ANY (FORM is welcome), PASSWORD_WRONG, AGAIN_WRONG
}}
<div class="sheet sign">
<div class="card sign-card">
<h1>[[Welcome, {{NAME}}]]</h1>
<p>[[Choose a password for]] <strong>{{EMAIL}}</strong></p>
{{>PART_WRONG}}
<form method="post" novalidate data-once>
{{>PART_TOKEN}}
<input class="visually-hidden" type="email" value="{{EMAIL}}" autocomplete="username" readonly tabindex="-1" aria-hidden="true">
<div class="field">
<label class="form-label" for="welcome-password">[[New password]]</label>
<input class="form-control" type="password" id="welcome-password" name="password" autocomplete="new-password" maxlength="1024" required aria-describedby="welcome-password-hint{{#PASSWORD_WRONG}} welcome-password-wrong{{/PASSWORD_WRONG}}"{{#PASSWORD_WRONG}} aria-invalid="true"{{/PASSWORD_WRONG}}>
{{#PASSWORD_WRONG}}
<p class="field-wrong" id="welcome-password-wrong">{{TEXT}}</p>
{{/PASSWORD_WRONG}}
<p class="hint" id="welcome-password-hint">{{PASSWORD_RULE}} [[A few unrelated words are good, and easy to remember.]]</p>
</div>
<div class="field">
<label class="form-label" for="welcome-again">[[The same again]]</label>
<input class="form-control" type="password" id="welcome-again" name="again" autocomplete="new-password" maxlength="1024" required{{#AGAIN_WRONG}} aria-invalid="true" aria-describedby="welcome-again-wrong"{{/AGAIN_WRONG}}>
{{#AGAIN_WRONG}}
<p class="field-wrong" id="welcome-again-wrong">{{TEXT}}</p>
{{/AGAIN_WRONG}}
</div>
<button class="btn btn-primary btn-wide" type="submit">[[Save and sign in]]</button>
</form>
</div>
</div>
