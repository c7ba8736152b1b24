{{%AUTOESCAPE context="HTML"}}
{{!
  The employee's start page: one box, and what is open.
  Sections
    MAY_ASK        the box
    JOINED         see part/joined.tpl
    MINE           set when there are open requests; TICKET rows as in part/requests.tpl (at most 5)
    NO_MINE        set when there are none
    SITE_PHONE     of the frame: PHONE, PHONE_TEL
}}
<div class="sheet home">
{{>PART_JOINED}}
{{#MAY_ASK}}
<section class="ask">
<h1><label for="ask-text">[[What do you need help with?]]</label></h1>
<form method="post" action="/tickets/new">
{{>PART_TOKEN}}
<div class="ask-box">
<textarea class="form-control" id="ask-text" name="text" rows="2" maxlength="65535" aria-describedby="ask-hint" data-grow></textarea>
<button class="btn btn-primary" type="submit">[[Go on]]<svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#arrow-right"></use></svg></button>
</div>
<p class="hint" id="ask-hint">[[Describe it in your own words. You can add files and details in the next step.]]</p>
</form>
</section>
{{/MAY_ASK}}
<section class="home-mine" aria-labelledby="mine-title">
<div class="section-head">
<h2 id="mine-title">[[My open requests]]</h2>
<a href="/tickets">[[All my requests]]</a>
</div>
{{#MINE}}
{{>PART_REQUESTS}}
{{/MINE}}
{{#NO_MINE}}
<div class="nothing"><svg class="icon icon-large" aria-hidden="true"><use href="{{ASSET_ICONS}}#inbox"></use></svg><p>[[You have no open requests.]]</p></div>
{{/NO_MINE}}
</section>
{{#SITE_PHONE}}
<section class="home-call">
<h2>[[Cannot wait, or cannot type?]]</h2>
<p>[[Call us:]] <a href="tel:{{PHONE_TEL}}">{{PHONE}}</a></p>
</section>
{{/SITE_PHONE}}
</div>
