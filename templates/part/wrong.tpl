{{%AUTOESCAPE context="HTML"}}
{{!
  What has to be put right, at the top of a form.
  Section WRONG_ANY: FORM (begins the ids of the form's fields, each template names it); rows WRONG: FIELD, TEXT
}}
{{#WRONG_ANY}}
<div class="wrong" role="alert" tabindex="-1" autofocus>
<h2><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#alert"></use></svg>[[Please look at this again]]</h2>
<ul>
{{#WRONG}}
<li><a href="#{{FORM}}-{{FIELD}}">{{TEXT}}</a></li>
{{/WRONG}}
</ul>
</div>
{{/WRONG_ANY}}
