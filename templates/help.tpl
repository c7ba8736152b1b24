{{%AUTOESCAPE context="HTML"}}
{{! How to reach us and how this works. Sections of the frame: SITE_PHONE (PHONE, PHONE_TEL), SITE_MAIL (MAIL) }}
<div class="sheet sheet-narrow reading">
<h1>[[Help]]</h1>
<h2>[[How to reach us]]</h2>
<ul>
<li><a href="/">[[Describe it here]]</a><br>[[You get a number at once and see what happens next.]]</li>
{{#SITE_PHONE}}
<li>[[Call]] <a href="tel:{{PHONE_TEL}}">{{PHONE}}</a><br>[[Best when you cannot work at all.]]</li>
{{/SITE_PHONE}}
{{#SITE_MAIL}}
<li>[[Write to]] <a href="mailto:{{MAIL}}">{{MAIL}}</a></li>
{{/SITE_MAIL}}
</ul>
<h2>[[What happens to a request]]</h2>
<ol class="help-steps">
<li><strong>[[Received]]</strong> [[We have it, and it has a number.]]</li>
<li><strong>[[In progress]]</strong> [[Somebody works on it. You see who.]]</li>
<li><strong>[[Waiting for you]]</strong> [[We asked you something. Your answer starts the work again.]]</li>
<li><strong>[[Solved]]</strong> [[We believe it is done. Press "It works now", or "Still not working" and we go on.]]</li>
</ol>
<h2>[[Files]]</h2>
<p>[[You can choose files, drop them on the form or paste a screenshot: up to 25 MB each.]]</p>
<h2>[[Accessibility]]</h2>
<p>[[All pages are made to work by keyboard alone, with a screen reader, at 200 % zoom, on a small phone and without scripts, following WCAG 2.2 AA. If something is in your way, tell us: it is a fault and we treat it as one.]]</p>
<h2>[[Privacy]]</h2>
<p>[[Your request is read by the people who work on it. We keep your name, phone, place and agency with it, the files you add, and every step that was taken. Internal notes of the help desk are not shown to you.]]</p>
</div>
