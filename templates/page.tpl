{{%AUTOESCAPE context="HTML"}}
{{!
  The frame around every page; the page itself is BODY.

  Always set, and seen by every page and part: these, and they are not named again there
    LANG             language of this tree: en
    THEME            light, dark or system
    TITLE            words for the browser's tab, without the site's name
    SITE_NAME        name of the help desk
    NOW_ISO          the server's now, RFC 3339: clocks on the page count from it
    CSRF             token for the forms, also on pages for strangers
    ASSET_APP_CSS ASSET_APP_JS ASSET_THEME_JS ASSET_ICONS   URLs from static/dist/manifest.txt
  Sections
    SIGNED_IN        ME_NAME, ME_INITIALS, ME_EMAIL
    DESK or PORTAL   one of them when signed in, none for strangers. DESK: ASSET_HTMX_JS, ASSET_ELEMENTS_JS
    VIEW             rows, DESK only: VIEW_NAME, VIEW_URL, VIEW_COUNT; section CURRENT
    RAIL             rows: RAIL_NAME, RAIL_URL, section RAIL_CURRENT: what else this person may open; on the desk in the
                     rail, on the portal in the top bar
    MAY_ASK          may send a request of one's own
    MAY_OPEN_FOR     may open a ticket for somebody else
    AT_HOME AT_TICKETS AT_NEW AT_HELP AT_ME   at most one: where we are
    NOTE             TEXT: what just happened, after a redirect
    REMARK           rows, TEXT: what of the address was not understood and left away
    SITE_PHONE       PHONE (to read), PHONE_TEL (digits and +)
    SITE_MAIL        MAIL
  In all templates a section FOO_WRONG has TEXT, what is wrong with the field foo.
  Bootstrap's scripts are not used: there is no ASSET_BOOTSTRAP_JS.
}}
<!DOCTYPE html>
<html lang="{{LANG}}" data-theme="{{THEME}}" data-bs-theme="{{THEME}}" data-now="{{NOW_ISO}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content='{"mode":"same-origin","includeIndicatorCSS":false,"extensions":"none"}'>
<title>{{TITLE}} - {{SITE_NAME}}</title>
<link rel="icon" href="{{ASSET_ICONS}}" type="image/svg+xml">
<link rel="stylesheet" href="{{ASSET_APP_CSS}}">
<script src="{{ASSET_THEME_JS}}"></script>
{{#DESK}}
<script src="{{ASSET_HTMX_JS}}" defer></script>
<script src="{{ASSET_ELEMENTS_JS}}" defer></script>
{{/DESK}}
<script src="{{ASSET_APP_JS}}" defer></script>
</head>
<body class="frame{{#DESK}} frame-desk{{/DESK}}{{#PORTAL}} frame-portal{{/PORTAL}}">
<a class="skip" href="#main">[[Skip to content]]</a>
<header class="top">
<a class="brand" href="/"><svg class="icon brand-mark" aria-hidden="true"><use href="{{ASSET_ICONS}}#mark"></use></svg><span>{{SITE_NAME}}</span></a>
{{#PORTAL}}
<nav class="top-nav" aria-label="[[Main]]">
<a href="/"{{#AT_HOME}} aria-current="page"{{/AT_HOME}}>[[Home]]</a>
<a href="/tickets"{{#AT_TICKETS}} aria-current="page"{{/AT_TICKETS}}>[[My requests]]</a>
{{#RAIL}}
<a href="{{RAIL_URL}}"{{#RAIL_CURRENT}} aria-current="page"{{/RAIL_CURRENT}}>{{RAIL_NAME}}</a>
{{/RAIL}}
<a href="/help"{{#AT_HELP}} aria-current="page"{{/AT_HELP}}>[[Help]]</a>
</nav>
{{/PORTAL}}
{{#DESK}}
<form class="top-search" method="get" action="/search" role="search" aria-label="[[Search]]">
<svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#search"></use></svg>
<input class="form-control" type="search" name="q" maxlength="400" placeholder="[[Search]]" aria-label="[[Search tickets and people]]" autocomplete="off" data-key="/">
</form>
<a class="top-queue" href="/queue">[[Queue]]</a>
{{#MAY_OPEN_FOR}}
<a class="btn btn-quiet top-new" href="/tickets/for"{{#AT_NEW}} aria-current="page"{{/AT_NEW}}><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#plus"></use></svg><span>[[New ticket]]</span></a>
{{/MAY_OPEN_FOR}}
{{/DESK}}
{{#SIGNED_IN}}
<details class="menu top-me">
<summary><span class="face" aria-hidden="true">{{ME_INITIALS}}</span><span class="top-me-name">{{ME_NAME}}</span><svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#chevron-down"></use></svg></summary>
<div class="menu-list">
<p class="menu-who"><strong>{{ME_NAME}}</strong><br>{{ME_EMAIL}}</p>
<a href="/me"{{#AT_ME}} aria-current="page"{{/AT_ME}}><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#settings"></use></svg>[[Profile and settings]]</a>
<form method="post" action="/sign-out">{{>PART_TOKEN}}<button type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#logout"></use></svg>[[Sign out]]</button></form>
</div>
</details>
{{/SIGNED_IN}}
</header>
{{#DESK}}
<nav class="rail" aria-label="[[Desk]]">
{{#MAY_OPEN_FOR}}
<a class="btn rail-new" href="/tickets/for"{{#AT_NEW}} aria-current="page"{{/AT_NEW}}><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#plus"></use></svg>[[New ticket]]</a>
{{/MAY_OPEN_FOR}}
<h2 class="rail-title" id="rail-views">[[Queue]]</h2>
<ul class="rail-list rail-views" aria-labelledby="rail-views">
{{#VIEW}}
<li><a href="{{VIEW_URL}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}><span>{{VIEW_NAME}}</span><span class="count">{{VIEW_COUNT}}</span></a></li>
{{/VIEW}}
</ul>
<ul class="rail-list" aria-label="[[Desk]]">
{{#RAIL}}
<li><a href="{{RAIL_URL}}"{{#RAIL_CURRENT}} aria-current="page"{{/RAIL_CURRENT}}>{{RAIL_NAME}}</a></li>
{{/RAIL}}
</ul>
<h2 class="rail-title" id="rail-mine">[[For me]]</h2>
<ul class="rail-list rail-mine" aria-labelledby="rail-mine">
{{#MAY_ASK}}
<li><a href="/"{{#AT_HOME}} aria-current="page"{{/AT_HOME}}><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#message-plus"></use></svg>[[Ask for help]]</a></li>
<li><a href="/tickets"{{#AT_TICKETS}} aria-current="page"{{/AT_TICKETS}}><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#inbox"></use></svg>[[My requests]]</a></li>
{{/MAY_ASK}}
<li><a href="/help"{{#AT_HELP}} aria-current="page"{{/AT_HELP}}><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#lifebuoy"></use></svg>[[Help]]</a></li>
</ul>
</nav>
{{/DESK}}
<main id="main" class="main" tabindex="-1">
{{#REMARK}}
<p class="remark" role="status"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#alert"></use></svg>{{TEXT}}</p>
{{/REMARK}}
{{>BODY}}
</main>
<div class="toasts" id="status" role="status">
{{#NOTE}}
<p class="toast-line"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#check"></use></svg>{{TEXT}}</p>
{{/NOTE}}
</div>
<div id="words" hidden>
<p class="field-wrong" data-word="full" role="alert">[[This is full: what was longer is cut off here. Send the rest as a file, or in another message.]]</p>
</div>
<footer class="foot">
<p>
{{#SITE_PHONE}}
<span>[[Call]] <a href="tel:{{PHONE_TEL}}">{{PHONE}}</a></span>
{{/SITE_PHONE}}
{{#SITE_MAIL}}
<span>[[Write to]] <a href="mailto:{{MAIL}}">{{MAIL}}</a></span>
{{/SITE_MAIL}}
<span><a href="/help">[[Help and accessibility]]</a></span>
</p>
</footer>
</body>
</html>
