{{%AUTOESCAPE context="HTML"}}
{{!
  Every answer that is not what was asked for.
    STATUS (404), TITLE, TEXT (what is wrong), HINT (what to do now), REQUEST (its number, for whoever looks into it)
  Section KEPT    a form that was not accepted: ACTION (path of our own); rows KEPT_FIELD: NAME, VALUE.
                  Without csrf: the form brings a fresh one. LOST: set when files are not there any more; rows LOST_FILE: NAME
  Section SIGN_IN for strangers who may have been signed out
  Section WAY     where to go on: URL, LABEL
}}
<div class="sheet sheet-narrow error-page">
<p class="error-status" aria-hidden="true">{{STATUS}}</p>
<h1>{{TITLE}}</h1>
<p class="lead">{{TEXT}}</p>
<p>{{HINT}}</p>
{{#SIGN_IN}}
<p><a class="btn btn-primary" href="/sign-in" target="_blank" rel="noopener">[[Sign in, in another tab]]</a></p>
{{/SIGN_IN}}
{{#WAY}}
<p><a class="btn btn-primary" href="{{URL}}">{{LABEL}}</a></p>
{{/WAY}}
{{#KEPT}}
<section class="card kept" aria-labelledby="kept-title">
<h2 id="kept-title">[[Nothing was changed. This is what you had typed.]]</h2>
<form method="post" action="{{ACTION}}">
{{>PART_TOKEN}}
<dl class="kept-list">
{{#KEPT_FIELD}}
<div><dt>{{NAME}}</dt><dd>{{VALUE:p}}<input type="hidden" name="{{NAME}}" value="{{VALUE:p}}"></dd></div>
{{/KEPT_FIELD}}
</dl>
{{#LOST}}
<p>[[These files did not come along. Please add them to the next message:]]</p>
<ul>
{{#LOST_FILE}}
<li>{{NAME}}</li>
{{/LOST_FILE}}
</ul>
{{/LOST}}
<button class="btn btn-primary" type="submit">[[Send it again]]</button>
</form>
</section>
{{/KEPT}}
<p class="error-ways"><a class="btn" href="/">[[Go to the start page]]</a> <a href="/help">[[Help]]</a></p>
<p class="muted">[[Request number]] <code>{{REQUEST}}</code></p>
</div>
