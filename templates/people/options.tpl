{{%AUTOESCAPE context="HTML"}}
{{!
  Answer to GET /people/find: what goes into the list below the field. Alone, without the frame.
  Section PERSON: rows PERSON_ID, NAME, EMAIL, AGENCY, PHONE, LOCATION (empty where unknown)
  Section NOBODY when there is none
}}
{{#PERSON}}
<li class="find-item" role="option" id="person-{{PERSON_ID}}" data-value="{{EMAIL}}"><strong>{{NAME}}</strong> <span>{{EMAIL}}</span> <span>{{AGENCY}}</span> <span>{{PHONE}}</span> <span>{{LOCATION}}</span></li>
{{/PERSON}}
{{#NOBODY}}
<li class="find-none" role="presentation">[[Nobody found. An email address of a person we know is needed.]]</li>
{{/NOBODY}}
