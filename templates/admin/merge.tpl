{{%AUTOESCAPE context="HTML"}}
{{!
  Two records of one person, side by side. NAME and PERSON_URL of the one that goes; INTO, address of the one that stays
  Sections
    WRONG_ANY (FORM is merge), INTO_WRONG
    SIDE   rows: SIDE_HEADING; SIDE_FACT rows: LABEL, TEXT
    CAN    it can be done
}}
<div class="sheet">
<p class="trail"><a href="/admin">[[Admin]]</a> <a href="/admin/people">[[People]]</a> <a href="{{PERSON_URL}}">{{NAME}}</a></p>
<h1>[[Two records, one person]]</h1>
{{>PART_WRONG}}
<form class="filter" method="get" action="{{PERSON_URL}}/merge">
<label class="form-label" for="merge-into">[[Mail address of the record to keep]]</label>
<input class="form-control" type="email" id="merge-into" name="into" value="{{INTO}}" maxlength="254" autocomplete="off">
<button class="btn" type="submit">[[Compare]]</button>
</form>
<div class="compare">
{{#SIDE}}
<section class="card">
<h2>{{SIDE_HEADING}}</h2>
<dl class="facts">
{{#SIDE_FACT}}
<div><dt>{{LABEL}}</dt><dd>{{TEXT}}</dd></div>
{{/SIDE_FACT}}
</dl>
</section>
{{/SIDE}}
</div>
{{#CAN}}
<p>[[The requests and what was followed pass to the record that stays; its addresses and phones, too. What was written keeps its author. Roles and teams of the record that stays do not change. Confidential requests pass only when a member of the security team does this. For 30 days it can be undone.]]</p>
<form method="post" action="{{PERSON_URL}}/merge" data-once>
{{>PART_TOKEN}}
<input type="hidden" name="into" value="{{INTO}}">
<button class="btn btn-primary" type="submit">[[Make them one]]</button>
</form>
{{/CAN}}
</div>
