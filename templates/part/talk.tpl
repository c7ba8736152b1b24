{{%AUTOESCAPE context="HTML"}}
{{!
  The conversation, oldest first, for the requester and for the desk.
  Section LINE: rows, each with one of
    section ENTRY         see part/entry.tpl
    section EVENTS_LINE   COUNT_TEXT ("4 changes: assigned, priority P1 ..."); rows EVENT: EVENT_TEXT, BY, AT_TEXT, AT_ISO, AT_TITLE
  Sections EARLIER and NEWEST: URL, where the conversation is longer than a page.
  Section NO_LINES when there is none.
}}
{{#EARLIER}}
<p class="talk-more"><a class="btn" href="{{URL}}">[[Show what was written before]]</a></p>
{{/EARLIER}}
<ol class="talk">
{{#LINE}}
{{#ENTRY}}
<li>
{{>PART_ENTRY}}
</li>
{{/ENTRY}}
{{#EVENTS_LINE}}
<li>
<details class="events">
<summary><svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#history"></use></svg><span>{{COUNT_TEXT}}</span></summary>
<ul>
{{#EVENT}}
<li><span class="events-text">{{EVENT_TEXT}}</span> <span class="events-by">{{BY}}</span> <time datetime="{{AT_ISO}}" title="{{AT_TITLE}}">{{AT_TEXT}}</time></li>
{{/EVENT}}
</ul>
</details>
</li>
{{/EVENTS_LINE}}
{{/LINE}}
</ol>
{{#NEWEST}}
<p class="talk-more"><a class="btn" href="{{URL}}">[[Show the newest]]</a></p>
{{/NEWEST}}
{{#NO_LINES}}
<p class="nothing-line">[[Nobody has written anything yet.]]</p>
{{/NO_LINES}}
