{{%AUTOESCAPE context="HTML"}}
{{!
  One-time links, shown once. BACK_URL
  Sections
    LINK_ROW   rows: NAME, EMAIL, LINK
    NOBODY     there are none
    FULL       there may be more people
}}
<div class="sheet links-page">
<p class="trail"><a href="/admin">[[Admin]]</a> <a href="/admin/people">[[People]]</a></p>
<h1>[[One-time links]]</h1>
<p>[[Each link works once and for 24 hours. This page is shown only now: print it or copy the links, and give each of them to that person alone.]]</p>
{{#FULL}}
<p class="muted">[[These are the first 200. When they have chosen their passwords, make links for the next.]]</p>
{{/FULL}}
{{#NOBODY}}
<p class="nothing-line">[[Everybody on this list has a password.]]</p>
{{/NOBODY}}
<table class="table links-table">
<caption class="visually-hidden">[[One-time links]]</caption>
<thead><tr><th scope="col">[[Name]]</th><th scope="col">[[Link]]</th></tr></thead>
<tbody>
{{#LINK_ROW}}
<tr><th scope="row">{{NAME}}<small class="muted"> {{EMAIL}}</small></th><td><span class="link-once">{{LINK}}</span></td></tr>
{{/LINK_ROW}}
</tbody>
</table>
<div class="actions"><a class="btn" href="{{BACK_URL}}">[[Done]]</a></div>
</div>
