{{%AUTOESCAPE context="HTML"}}
{{!
  Requests as their requester sees them: home and "My requests".
  Section TICKET: rows URL, REF, SUBJECT, LAST_LINE, STATUS, STATUS_WORD (Received, In progress, Waiting for you, Solved ...),
  OF_OTHER (REQUESTER_NAME), UPDATED_TEXT, UPDATED_ISO, UPDATED_TITLE
}}
<ul class="requests">
{{#TICKET}}
<li><a href="{{URL}}"><span class="requests-ref">{{REF}}</span><span class="requests-what"><strong>{{SUBJECT}}</strong>{{#OF_OTHER}}<span class="requests-last">{{REQUESTER_NAME}}</span>{{/OF_OTHER}}<span class="requests-last">{{LAST_LINE}}</span></span><span class="state state-{{STATUS}}">{{STATUS_WORD}}</span><time class="requests-when" datetime="{{UPDATED_ISO}}" title="{{UPDATED_TITLE}}" data-ago>{{UPDATED_TEXT}}</time></a></li>
{{/TICKET}}
</ul>
