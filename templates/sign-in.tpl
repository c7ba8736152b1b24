{{%AUTOESCAPE context="HTML"}}
{{!
  Sign in. Form "sign-in": EMAIL (as typed), NEXT (a path of our own, or empty)
  Sections WRONG_ANY (FORM is sign-in), EMAIL_WRONG, PASSWORD_WRONG
  Section DEMO    only in the demo company: DEMO_PASSWORD; rows DEMO_PERSON: DEMO_EMAIL, DEMO_WHO
}}
<div class="sheet sign">
<div class="card sign-card">
<h1>[[Sign in]]</h1>
{{>PART_WRONG}}
<form method="post" action="/sign-in" novalidate data-once>
{{>PART_TOKEN}}
<input type="hidden" name="next" value="{{NEXT}}">
<div class="field">
<label class="form-label" for="sign-in-email">[[Email address]]</label>
<input class="form-control" type="email" id="sign-in-email" name="email" value="{{EMAIL}}" autocomplete="username" inputmode="email" autocapitalize="none" spellcheck="false" maxlength="254" required{{#EMAIL_WRONG}} aria-invalid="true" aria-describedby="sign-in-email-wrong"{{/EMAIL_WRONG}}>
{{#EMAIL_WRONG}}
<p class="field-wrong" id="sign-in-email-wrong">{{TEXT}}</p>
{{/EMAIL_WRONG}}
</div>
<div class="field">
<label class="form-label" for="sign-in-password">[[Password]]</label>
<input class="form-control" type="password" id="sign-in-password" name="password" autocomplete="current-password" maxlength="1024" required{{#PASSWORD_WRONG}} aria-invalid="true" aria-describedby="sign-in-password-wrong"{{/PASSWORD_WRONG}}>
{{#PASSWORD_WRONG}}
<p class="field-wrong" id="sign-in-password-wrong">{{TEXT}}</p>
{{/PASSWORD_WRONG}}
</div>
<button class="btn btn-primary btn-wide" type="submit">[[Sign in]]</button>
</form>
</div>
{{#DEMO}}
<section class="demo" aria-labelledby="demo-title">
<h2 id="demo-title">[[This is the demo company]]</h2>
<p>[[The password of everybody is]] <code>{{DEMO_PASSWORD}}</code></p>
<dl>
{{#DEMO_PERSON}}
<div><dt><code>{{DEMO_EMAIL}}</code></dt><dd>{{DEMO_WHO}}</dd></div>
{{/DEMO_PERSON}}
</dl>
</section>
{{/DEMO}}
</div>
