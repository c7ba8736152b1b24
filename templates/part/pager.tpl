{{%AUTOESCAPE context="HTML"}}
{{! Section PREVIOUS: URL. Section NEXT: URL. Section PAGER is set when one of them is; PAGE_TEXT ("1 to 50 of 300") }}
{{#PAGER}}
<nav class="pager" aria-label="[[Pages]]">
<span class="pager-text">{{PAGE_TEXT}}</span>
{{#PREVIOUS}}
<a class="btn" href="{{URL}}" rel="prev" id="page-previous"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#chevron-left"></use></svg>[[Previous]]</a>
{{/PREVIOUS}}
{{#NEXT}}
<a class="btn" href="{{URL}}" rel="next" id="page-next">[[Next]]<svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#chevron-right"></use></svg></a>
{{/NEXT}}
</nav>
{{/PAGER}}
