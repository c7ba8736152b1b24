{{%AUTOESCAPE context="HTML"}}
{{!
  Files that wait to be sent with a form: inside part/files.tpl, and alone as the answer to POST /uploads.
  With scripts the button takes one out at once; without, the box leaves it out when the form is sent.
  Section UPLOAD: rows UPLOAD_ID, NAME, SIZE_TEXT
}}
{{#UPLOAD}}
<li class="upload" data-upload="{{UPLOAD_ID}}"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#file"></use></svg><span class="upload-name">{{NAME}}</span><span class="upload-size">{{SIZE_TEXT}}</span><noscript><label class="upload-drop"><input type="checkbox" name="drop" value="{{UPLOAD_ID}}"> [[Leave out]]</label></noscript><button class="icon-btn upload-remove" type="button" data-remove="{{UPLOAD_ID}}" title="[[Remove]]"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#x"></use></svg><span class="visually-hidden">[[Remove {{NAME}}]]</span></button></li>
{{/UPLOAD}}
