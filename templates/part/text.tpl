{{%AUTOESCAPE context="HTML"}}
{{! What a person wrote. Section PIECE: rows, each with section PLAIN: TEXT, or section LINK: URL, TEXT
  Section REDACTED: REASON, and for the desk REDACTED_BY: BY, AT_TEXT, AT_ISO, AT_TITLE }}
<div class="text" hx-ignore>{{#PIECE}}{{#PLAIN}}{{TEXT:p}}{{/PLAIN}}{{#LINK}}<a href="{{URL}}" rel="noreferrer nofollow">{{TEXT}}</a>{{/LINK}}{{/PIECE}}</div>
{{#REDACTED}}
<p class="gone-why">[[Why:]] {{REASON}}{{#REDACTED_BY}} <span class="muted">({{BY}}, <time datetime="{{AT_ISO}}" title="{{AT_TITLE}}">{{AT_TEXT}}</time>)</span>{{/REDACTED_BY}}</p>
{{/REDACTED}}
