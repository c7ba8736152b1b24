{{%AUTOESCAPE context="HTML"}}
{{!
  One card that an admin keeps: a form with fields, and what hangs on it.
    HEADING, BACK_URL, BACK_LABEL, ACTION, VERSION, fields as in part/fields.tpl
  Sections
    WRONG_ANY, STALE_CARD   see their parts
    IS_OLD      the card is there already: USED_TEXT ("Used by 12 tickets"), HISTORY_URL
    TEAM        it is a team: MEMBER rows: NAME, EMAIL, URL, PERSON_ID, section LEADS or PLAIN; NOBODY; NEW_MEMBER (as typed);
                PERSON_FAULT: TEXT
    AGENCY      it is an agency: CONTACT rows: NAME, EMAIL, PHONE, URL; NOBODY; NEW_CONTACT (as typed); PEOPLE_URL;
                CONTACT_FAULT: TEXT
}}
<div class="sheet sheet-form">
<p class="trail"><a href="/admin">[[Admin]]</a> <a href="{{BACK_URL}}">{{BACK_LABEL}}</a></p>
<h1>{{HEADING}}</h1>
{{>PART_WRONG}}
{{>PART_STALE_CARD}}
<form class="card form" method="post" action="{{ACTION}}" novalidate data-once>
{{>PART_TOKEN}}
{{>PART_VERSION}}
{{>PART_SEEN}}
{{>PART_FIELDS}}
<div class="actions"><button class="btn btn-primary" type="submit">[[Save]]</button> <a class="btn btn-quiet" href="{{BACK_URL}}">[[Cancel]]</a></div>
</form>
{{#IS_OLD}}
<p class="muted used">{{USED_TEXT}} <a href="{{HISTORY_URL}}">[[Who changed what]]</a></p>
{{/IS_OLD}}
{{#TEAM}}
<section class="block" aria-labelledby="members-title">
<h2 id="members-title">[[Members]]</h2>
{{#NOBODY}}
<p class="nothing-line">[[Nobody works here yet.]]</p>
{{/NOBODY}}
<ul class="plain-list rows">
{{#MEMBER}}
<li>
<span class="rows-what"><a href="{{URL}}">{{NAME}}</a> <span class="muted">{{EMAIL}}</span>{{#LEADS}} <span class="mark-word">[[lead]]</span>{{/LEADS}}</span>
<form method="post" action="{{ACTION}}/join">{{>PART_TOKEN}}<input type="hidden" name="email" value="{{EMAIL}}">{{#PLAIN}}<input type="hidden" name="leads" value="yes"><button class="btn btn-quiet" type="submit">[[Make lead]]</button>{{/PLAIN}}{{#LEADS}}<button class="btn btn-quiet" type="submit">[[Not lead any more]]</button>{{/LEADS}}</form>
<form method="post" action="{{ACTION}}/leave">{{>PART_TOKEN}}<input type="hidden" name="person" value="{{PERSON_ID}}"><button class="btn btn-quiet" type="submit">[[Take out]]</button></form>
</li>
{{/MEMBER}}
</ul>
<form class="filter" method="post" action="{{ACTION}}/join" novalidate>
{{>PART_TOKEN}}
<label class="form-label" for="member-email">[[Add by mail address]]</label>
<input class="form-control" type="email" id="member-email" name="email" value="{{NEW_MEMBER}}" maxlength="254" autocomplete="off"{{#PERSON_FAULT}} aria-invalid="true" aria-describedby="member-wrong"{{/PERSON_FAULT}}>
<label class="check" for="member-leads"><input type="checkbox" id="member-leads" name="leads" value="yes"><span>[[as lead]]</span></label>
<button class="btn" type="submit">[[Add]]</button>
{{#PERSON_FAULT}}
<p class="field-wrong" id="member-wrong" role="alert">{{TEXT}}</p>
{{/PERSON_FAULT}}
</form>
</section>
{{/TEAM}}
{{#AGENCY}}
<section class="block" aria-labelledby="contacts-title">
<h2 id="contacts-title">[[Contacts]]</h2>
<p class="muted">[[They see what people of this agency asked for, and who works there.]] <a href="{{PEOPLE_URL}}">[[Everybody of this agency]]</a></p>
{{#NOBODY}}
<p class="nothing-line">[[Nobody speaks for this agency yet.]]</p>
{{/NOBODY}}
<ul class="plain-list rows">
{{#CONTACT}}
<li><span class="rows-what"><a href="{{URL}}">{{NAME}}</a> <span class="muted">{{EMAIL}} {{PHONE}}</span></span></li>
{{/CONTACT}}
</ul>
<form class="filter" method="post" action="{{ACTION}}/contact" novalidate>
{{>PART_TOKEN}}
<label class="form-label" for="contact-email">[[Make somebody a contact, by mail address]]</label>
<input class="form-control" type="email" id="contact-email" name="email" value="{{NEW_CONTACT}}" maxlength="254" autocomplete="off"{{#CONTACT_FAULT}} aria-invalid="true" aria-describedby="contact-wrong"{{/CONTACT_FAULT}}>
<button class="btn" type="submit">[[Add]]</button>
{{#CONTACT_FAULT}}
<p class="field-wrong" id="contact-wrong" role="alert">{{TEXT}}</p>
{{/CONTACT_FAULT}}
</form>
</section>
{{/AGENCY}}
</div>
