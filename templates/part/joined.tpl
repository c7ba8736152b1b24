{{%AUTOESCAPE context="HTML"}}
{{!
  For members of the security team. Section JOINED: UPTO (the newest of them); rows JOINER: NAME, TEAM, BY, AT_TEXT, AT_ISO,
  AT_TITLE
}}
{{#JOINED}}
<aside class="stale joined" aria-label="[[Security team]]">
<ul>
{{#JOINER}}
<li><strong>{{NAME}}</strong> [[joined]] <strong>{{TEAM}}</strong>, <time datetime="{{AT_ISO}}" title="{{AT_TITLE}}">{{AT_TEXT}}</time>, [[by]] {{BY}}</li>
{{/JOINER}}
</ul>
<form method="post" action="/security/seen" data-once>{{>PART_TOKEN}}<input type="hidden" name="upto" value="{{UPTO}}"><button class="btn" type="submit">[[I know]]</button> <a class="btn btn-quiet" href="/security">[[All changes of the team]]</a></form>
</aside>
{{/JOINED}}
