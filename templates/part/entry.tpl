{{%AUTOESCAPE context="HTML"}}
{{!
  One thing that somebody wrote.
    ENTRY_ID, AUTHOR, INITIALS, CHANNEL_WORD ("by portal"), VISIBILITY (public or internal)
    WRITTEN_TEXT, WRITTEN_ISO, WRITTEN_TITLE
  Sections
    INTERNAL               only the desk sees it
    BY_US, BY_REQUESTER    at most one
    IS_GONE                the text was taken away, PIECE says why
    MAY_REDACT             REDACT_URL
    PIECE                  see part/text.tpl
    ATTACHED               set when there are files
    ATTACHMENT             rows: ATTACHMENT_ID, NAME, SIZE_TEXT, URL; section IMAGE when the browser can show it
}}
<article class="entry entry-{{VISIBILITY}}{{#IS_GONE}} is-gone{{/IS_GONE}}{{#BY_US}} entry-us{{/BY_US}}{{#BY_REQUESTER}} entry-requester{{/BY_REQUESTER}}" id="entry-{{ENTRY_ID}}" aria-labelledby="entry-{{ENTRY_ID}}-by">
<header class="entry-head">
<span class="face" aria-hidden="true">{{INITIALS}}</span>
<h3 class="entry-by" id="entry-{{ENTRY_ID}}-by">{{AUTHOR}}</h3>
{{#INTERNAL}}
<span class="mark-internal"><svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#lock"></use></svg>[[Internal]]</span>
{{/INTERNAL}}
<span class="entry-meta"><span class="entry-channel">{{CHANNEL_WORD}}</span> <a class="entry-when" href="#entry-{{ENTRY_ID}}"><time datetime="{{WRITTEN_ISO}}" title="{{WRITTEN_TITLE}}" data-ago>{{WRITTEN_TEXT}}</time></a></span>
</header>
{{>PART_TEXT}}
{{#MAY_REDACT}}
<a class="entry-redact" href="{{REDACT_URL}}">[[Redact]]</a>
{{/MAY_REDACT}}
{{#ATTACHED}}
<ul class="attached">
{{#ATTACHMENT}}
<li><a href="{{URL}}">{{#IMAGE}}<img src="{{URL}}" alt="" loading="lazy">{{/IMAGE}}<span class="attached-name"><svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#file"></use></svg>{{NAME}}</span><span class="attached-size">{{SIZE_TEXT}}</span></a></li>
{{/ATTACHMENT}}
</ul>
{{/ATTACHED}}
</article>
