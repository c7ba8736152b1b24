{{%AUTOESCAPE context="HTML"}}
{{!
  People as an admin keeps them. Q; STATE_OPTION, ROLE_OPTION, AGENCY_OPTION, TEAM_OPTION, LOCATION_OPTION, CAME_OPTION rows
  (VALUE, LABEL, SELECTED); MANAGER as typed; COUNT_TEXT; FILE_URL of the same list as CSV
  Sections
    WRONG_ANY (FORM is people), STATE_WRONG, ROLE_WRONG, AGENCY_WRONG, TEAM_WRONG, LOCATION_WRONG, CAME_WRONG, MANAGER_WRONG: then no list
    SOMEBODY or NOBODY
    PERSON    rows: URL, NAME, EMAIL, PHONE, AGENCY, ROLES, TEAMS; sections IS_VIP, OFF, IS_INVITED
    ONLY_VIP  ticked
    MAY_LINK  links for all on this list; ASKED rows (NAME, VALUE): its filter
    PAGER
}}
<div class="sheet sheet-wide">
<p class="trail"><a href="/admin">[[Admin]]</a></p>
<div class="sheet-head">
<h1>[[People]]</h1>
<div class="actions">
<a class="btn btn-primary" href="/admin/people/new"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#plus"></use></svg>[[New person]]</a>
<a class="btn" href="/admin/people/import">[[Import]]</a>
<a class="btn" href="{{FILE_URL}}"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#download"></use></svg>[[Export as CSV]]</a>
</div>
</div>
{{>PART_WRONG}}
<form class="filter" method="get" action="/admin/people" role="search">
<label class="visually-hidden" for="people-q">[[Name, mail or phone]]</label>
<input class="form-control" type="search" id="people-q" name="q" value="{{Q}}" placeholder="[[Name, mail or phone]]" maxlength="100">
<label class="visually-hidden" for="people-state">[[State]]</label>
<select class="form-select" id="people-state" name="state"{{#STATE_WRONG}} aria-invalid="true"{{/STATE_WRONG}}>
{{#STATE_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/STATE_OPTION}}
</select>
<label class="visually-hidden" for="people-role">[[Role]]</label>
<select class="form-select" id="people-role" name="role"{{#ROLE_WRONG}} aria-invalid="true"{{/ROLE_WRONG}}>
{{#ROLE_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/ROLE_OPTION}}
</select>
<label class="visually-hidden" for="people-agency">[[Agency]]</label>
<select class="form-select" id="people-agency" name="agency"{{#AGENCY_WRONG}} aria-invalid="true"{{/AGENCY_WRONG}}>
{{#AGENCY_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/AGENCY_OPTION}}
</select>
<label class="visually-hidden" for="people-team">[[Team]]</label>
<select class="form-select" id="people-team" name="team"{{#TEAM_WRONG}} aria-invalid="true"{{/TEAM_WRONG}}>
{{#TEAM_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/TEAM_OPTION}}
</select>
<label class="visually-hidden" for="people-location">[[Location]]</label>
<select class="form-select" id="people-location" name="location"{{#LOCATION_WRONG}} aria-invalid="true"{{/LOCATION_WRONG}}>
{{#LOCATION_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/LOCATION_OPTION}}
</select>
<label class="visually-hidden" for="people-came">[[Joined or left]]</label>
<select class="form-select" id="people-came" name="came"{{#CAME_WRONG}} aria-invalid="true"{{/CAME_WRONG}}>
{{#CAME_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/CAME_OPTION}}
</select>
<label class="visually-hidden" for="people-manager">[[Manager]]</label>
<input class="form-control" type="search" id="people-manager" name="manager" value="{{MANAGER}}"{{#MANAGER_WRONG}} aria-invalid="true"{{/MANAGER_WRONG}} placeholder="[[Mail of the manager]]" maxlength="254" autocomplete="off">
<label class="check" for="people-vip"><input type="checkbox" id="people-vip" name="vip" value="yes"{{#ONLY_VIP}} checked{{/ONLY_VIP}}><span>[[VIP only]]</span></label>
<button class="btn" type="submit">[[Find]]</button>
{{#SOMEBODY}}<span class="filter-count">{{COUNT_TEXT}}</span>{{/SOMEBODY}}
</form>
{{#SOMEBODY}}
<div class="wide" tabindex="0" role="region" aria-label="[[People]]">
<table class="table kept-table cards-table">
<caption class="visually-hidden">[[People]]</caption>
<thead>
<tr><th scope="col">[[Name]]</th><th scope="col">[[Phone]]</th><th scope="col">[[Agency]]</th><th scope="col">[[Roles]]</th><th scope="col">[[Teams]]</th></tr>
</thead>
<tbody>
{{#PERSON}}
<tr{{#OFF}} class="is-off"{{/OFF}}>
<th scope="row"><a href="{{URL}}">{{NAME}}</a>{{#IS_VIP}} <span class="mark-word">[[VIP]]</span>{{/IS_VIP}}{{#OFF}} <span class="mark-word">[[not active]]</span>{{/OFF}}{{#IS_INVITED}} <span class="mark-word mark-triage">[[no password]]</span>{{/IS_INVITED}}<small>{{EMAIL}}</small></th>
<td>{{PHONE}}</td>
<td>{{AGENCY}}</td>
<td>{{ROLES}}</td>
<td>{{TEAMS}}</td>
</tr>
{{/PERSON}}
</tbody>
</table>
</div>
{{/SOMEBODY}}
{{#NOBODY}}
<div class="nothing"><svg class="icon icon-large" aria-hidden="true"><use href="{{ASSET_ICONS}}#users"></use></svg><p>[[Nobody is like this. Look with fewer words or another filter.]]</p></div>
{{/NOBODY}}
{{>PART_PAGER}}
{{#MAY_LINK}}
<form class="block" method="post" action="/admin/people/links">
{{>PART_TOKEN}}
{{#ASKED}}
<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/ASKED}}
<h2>[[One-time links]]</h2>
<p>[[Everybody on this list can get a link with which to choose a password. The links are shown once, as a list to print; older ones stop working.]]</p>
<button class="btn" type="submit">[[Make links for this list]]</button>
</form>
{{/MAY_LINK}}
</div>
