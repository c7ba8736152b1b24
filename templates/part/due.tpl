{{%AUTOESCAPE context="HTML"}}
{{!
  One promise as a chip.
  Section HAS_DUE; DUE_STATE (far soon overdue paused met missed), DUE_TEXT, DUE_TITLE, DUE_ISO
}}
{{#HAS_DUE}}<time class="due due-{{DUE_STATE}}" datetime="{{DUE_ISO}}" title="{{DUE_TITLE}}">{{DUE_TEXT}}</time>{{/HAS_DUE}}
