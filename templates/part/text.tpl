{{%AUTOESCAPE context="HTML"}}
{{! What a person wrote. Section PIECE: rows, each with section PLAIN: TEXT, or section LINK: URL, TEXT }}
<div class="text" hx-ignore>{{#PIECE}}{{#PLAIN}}{{TEXT:p}}{{/PLAIN}}{{#LINK}}<a href="{{URL}}" rel="noreferrer nofollow">{{TEXT}}</a>{{/LINK}}{{/PIECE}}</div>
