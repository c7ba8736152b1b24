{{%AUTOESCAPE context="HTML"}}
{{!
  One promise as a chip.
  Section HAS_DUE; DUE_STATE (far soon overdue paused met missed), DUE_TEXT, DUE_TITLE, DUE_ISO
}}
{{#HAS_DUE}}<time class="due due-{{DUE_STATE}}" datetime="{{DUE_ISO}}" title="{{DUE_TITLE}}" data-due="{{DUE_STATE}}"><svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#due-{{DUE_STATE}}"></use></svg><span>{{DUE_TEXT}}</span></time>{{/HAS_DUE}}
