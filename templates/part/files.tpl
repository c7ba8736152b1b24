{{%AUTOESCAPE context="HTML"}}
{{!
  Choosing files in a multipart form; with scripts also by drop and paste, sent one by one to /uploads.
  Section FILE_WRONG: TEXT. Section UPLOAD: see part/uploads.tpl. The form has PART_TOKEN.
}}
<div class="files{{#FILE_WRONG}} is-wrong{{/FILE_WRONG}}" data-files data-too-large="[[is larger than 25 MB]]" data-empty="[[is empty]]" data-failed="[[could not be sent. Try again.]]" data-sending="[[being sent]]" data-sent="[[added]]">
<label class="files-pick"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#paperclip"></use></svg><span>[[Add files]]</span><input type="file" name="file" multiple></label>
<span class="files-hint">[[or drop or paste them, 25 MB each]]</span>
{{#FILE_WRONG}}
<p class="field-wrong">{{TEXT}}</p>
{{/FILE_WRONG}}
<ul class="uploads" data-uploads>
{{>PART_UPLOADS}}
</ul>
</div>
