{{%AUTOESCAPE context="HTML"}}
{{!
  For members of the security team. Section JOINED: UPTO (the newest of them); rows JOINER, or LINKED (a new password for
  somebody with confidential requests): NAME, TEAM, BY, AT_TEXT, AT_ISO, AT_TITLE. Section LEFT_BEHIND: merges to be finished
}}
{{#JOINED}}
<aside class="stale joined" aria-label="[[Security team]]">
<ul>
{{#JOINER}}
<li><strong>{{NAME}}</strong> [[joined]] <strong>{{TEAM}}</strong>, <time datetime="{{AT_ISO}}" title="{{AT_TITLE}}">{{AT_TEXT}}</time>, [[by]] {{BY}}</li>
{{/JOINER}}
{{#LINKED}}
<li>[[A link for a new password was made for]] <strong>{{NAME}}</strong>[[, who may read something confidential:]] <time datetime="{{AT_ISO}}" title="{{AT_TITLE}}">{{AT_TEXT}}</time>, [[by]] {{BY}}</li>
{{/LINKED}}
</ul>
<form method="post" action="/security/seen" data-once>{{>PART_TOKEN}}<input type="hidden" name="upto" value="{{UPTO}}"><button class="btn" type="submit">[[I know]]</button> <a class="btn btn-quiet" href="/security">[[All changes of the team]]</a></form>
</aside>
{{/JOINED}}
{{#LEFT_BEHIND}}
<aside class="stale joined" aria-label="[[Two records, one person]]"><p>[[When records became one, confidential requests stayed behind.]] <a href="/security">[[See which]]</a></p></aside>
{{/LEFT_BEHIND}}
