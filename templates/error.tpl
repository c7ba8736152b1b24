{{%AUTOESCAPE context="HTML"}}
{{!
  Every answer that is not what was asked for.
    STATUS (404), TITLE, TEXT (what is wrong), HINT (what to do now), REQUEST (its number, for whoever looks into it)
  Section KEPT    a form that was not accepted: ACTION (path of our own); rows KEPT_FIELD: NAME, VALUE.
                  Without csrf: the form brings a fresh one.
}}
<div class="sheet sheet-narrow error-page">
<p class="error-status" aria-hidden="true">{{STATUS}}</p>
<h1>{{TITLE}}</h1>
<p class="lead">{{TEXT}}</p>
<p>{{HINT}}</p>
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
<button class="btn btn-primary" type="submit">[[Send it again]]</button>
</form>
</section>
{{/KEPT}}
<p class="error-ways"><a class="btn" href="/">[[Go to the start page]]</a> <a href="/help">[[Help]]</a></p>
<p class="muted">[[Request number]] <code>{{REQUEST}}</code></p>
</div>
