{{%AUTOESCAPE context="HTML"}}
{{!
  What is to be done on a ticket. Section TASKS:
    COUNTED      COUNT_TEXT ("1/3")
    WRONG_ANY    as in part/wrong.tpl: a task that cannot be ticked yet
    STEPS_LIST   rows STEP_ROW: LINE; DONE; one of TICK, UNTICK, NO_TICK, DONE_FIXED; DONE_BY {BY, AT_*}
    SOME         set when there are tasks
    TASK         rows: TASK_ID, TASK_TITLE; DONE; one of TICK, UNTICK, NO_TICK, DONE_FIXED; WAITS {AFTER}; WHO_IS {WHO};
                 HAS_DUE and DUE_* as in part/due.tpl; DONE_BY {BY, AT_*}; MAY_KEEP: change, move, remove
    REMOVED      OPEN; rows GONE: TASK_ID, TASK_TITLE; MAY_KEEP
    MAY_ADD      form "task": TASK_TITLE, DUE; WHO_OPTION, AFTER_OPTION rows; OPEN; WRONG_ANY, TITLE_WRONG, WHO_WRONG,
                 DUE_WRONG, AFTER_WRONG; ACTION
}}
{{#TASKS}}
<section class="side-part" id="tasks" aria-labelledby="tasks-title">
<h2 class="side-title" id="tasks-title">[[Tasks]]{{#COUNTED}} <span class="tasks-count">{{COUNT_TEXT}}</span>{{/COUNTED}}</h2>
<span id="resolve-task"></span>
{{>PART_WRONG}}
{{#STEPS_LIST}}
<h3 class="tasks-sub">[[Steps]]</h3>
<ol class="tasks">
{{#STEP_ROW}}
<li class="task{{#DONE}} is-done{{/DONE}}">
{{#TICK}}
<form method="post" action="{{ACTION}}/steps" data-once>{{>PART_TOKEN}}<input type="hidden" name="step" value="{{LINE}}"><button class="task-tick" type="submit" title="[[Tick off]]"><span class="visually-hidden">[[Tick off: {{LINE}}]]</span></button></form>
{{/TICK}}
{{#UNTICK}}
<form method="post" action="{{ACTION}}/steps" data-once>{{>PART_TOKEN}}<input type="hidden" name="step" value="{{LINE}}"><input type="hidden" name="undo" value="yes"><button class="task-tick" type="submit" title="[[Not done after all]]"><svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#check"></use></svg><span class="visually-hidden">[[Not done after all: {{LINE}}]]</span></button></form>
{{/UNTICK}}
{{#NO_TICK}}
<span class="task-tick task-fixed" aria-hidden="true"></span>
{{/NO_TICK}}
{{#DONE_FIXED}}
<span class="task-tick task-fixed"><svg class="icon icon-small" role="img" aria-label="[[done]]"><use href="{{ASSET_ICONS}}#check"></use></svg></span>
{{/DONE_FIXED}}
<div class="task-what"><p class="task-title">{{LINE}}</p>
{{#DONE_BY}}
<p class="task-more">{{BY}}, <time datetime="{{AT_ISO}}" title="{{AT_TITLE}}">{{AT_TEXT}}</time></p>
{{/DONE_BY}}
</div>
</li>
{{/STEP_ROW}}
</ol>
{{/STEPS_LIST}}
{{#SOME}}
<ol class="tasks" aria-labelledby="tasks-title">
{{#TASK}}
<li class="task{{#DONE}} is-done{{/DONE}}" id="task-{{TASK_ID}}">
{{#TICK}}
<form method="post" action="/tasks/{{TASK_ID}}/tick" data-once>{{>PART_TOKEN}}<button class="task-tick" type="submit" title="[[Tick off]]"><span class="visually-hidden">[[Tick off: {{TASK_TITLE}}]]</span></button></form>
{{/TICK}}
{{#UNTICK}}
<form method="post" action="/tasks/{{TASK_ID}}/untick" data-once>{{>PART_TOKEN}}<button class="task-tick" type="submit" title="[[Not done after all]]"><svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#check"></use></svg><span class="visually-hidden">[[Not done after all: {{TASK_TITLE}}]]</span></button></form>
{{/UNTICK}}
{{#NO_TICK}}
<span class="task-tick task-fixed" aria-hidden="true"></span>
{{/NO_TICK}}
{{#DONE_FIXED}}
<span class="task-tick task-fixed"><svg class="icon icon-small" role="img" aria-label="[[done]]"><use href="{{ASSET_ICONS}}#check"></use></svg></span>
{{/DONE_FIXED}}
<div class="task-what"><p class="task-title">{{TASK_TITLE}}</p>
<p class="task-more">{{#WHO_IS}}<span>{{WHO}}</span>{{/WHO_IS}}{{>PART_DUE}}{{#DONE_BY}}<span>{{BY}}, <time datetime="{{AT_ISO}}" title="{{AT_TITLE}}">{{AT_TEXT}}</time></span>{{/DONE_BY}}{{#WAITS}}<span>[[after]] {{AFTER}}</span>{{/WAITS}}</p>
</div>
{{#MAY_KEEP}}
<details class="menu task-menu">
<summary class="icon-btn" title="[[More]]"><svg class="icon icon-small" aria-hidden="true"><use href="{{ASSET_ICONS}}#chevron-down"></use></svg><span class="visually-hidden">[[More: {{TASK_TITLE}}]]</span></summary>
<div class="menu-list">
<a href="/tasks/{{TASK_ID}}"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#settings"></use></svg>[[Change]]</a>
<form method="post" action="/tasks/{{TASK_ID}}/up" data-once>{{>PART_TOKEN}}<button type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#sort-up"></use></svg>[[Move up]]</button></form>
<form method="post" action="/tasks/{{TASK_ID}}/down" data-once>{{>PART_TOKEN}}<button type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#sort-down"></use></svg>[[Move down]]</button></form>
<form method="post" action="/tasks/{{TASK_ID}}/remove" data-once>{{>PART_TOKEN}}<button type="submit"><svg class="icon" aria-hidden="true"><use href="{{ASSET_ICONS}}#x"></use></svg>[[Remove]]</button></form>
</div>
</details>
{{/MAY_KEEP}}
</li>
{{/TASK}}
</ol>
{{/SOME}}
{{#REMOVED}}
<details class="fold"{{#OPEN}} open{{/OPEN}}>
<summary>[[Removed tasks]]</summary>
<ul class="tasks tasks-gone">
{{#GONE}}
<li class="task"><div class="task-what"><p class="task-title">{{TASK_TITLE}}</p></div>{{#MAY_KEEP}}<form method="post" action="/tasks/{{TASK_ID}}/restore" data-once>{{>PART_TOKEN}}<button class="btn btn-quiet" type="submit">[[Put back]]<span class="visually-hidden">: {{TASK_TITLE}}</span></button></form>{{/MAY_KEEP}}</li>
{{/GONE}}
</ul>
</details>
{{/REMOVED}}
{{#MAY_ADD}}
<details class="fold fold-form" id="task"{{#OPEN}} open{{/OPEN}}>
<summary>[[Add a task]]</summary>
<form class="side-form side-form-two" method="post" action="{{ACTION}}/tasks" novalidate data-once>
{{>PART_WRONG}}
{{>PART_TOKEN}}
<div class="field field-wide">
<label class="form-label" for="task-title">[[What is to be done]]</label>
<input class="form-control" id="task-title" name="title" value="{{TASK_TITLE}}" maxlength="200" autocomplete="off" required{{#TITLE_WRONG}} aria-invalid="true" aria-describedby="task-title-wrong"{{/TITLE_WRONG}}>
{{#TITLE_WRONG}}
<p class="field-wrong" id="task-title-wrong">{{TEXT}}</p>
{{/TITLE_WRONG}}
</div>
<div class="field">
<label class="form-label" for="task-who">[[Who]]</label>
<select class="form-select" id="task-who" name="who"{{#WHO_WRONG}} aria-invalid="true" aria-describedby="task-who-wrong"{{/WHO_WRONG}}>
{{#WHO_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/WHO_OPTION}}
</select>
{{#WHO_WRONG}}
<p class="field-wrong" id="task-who-wrong">{{TEXT}}</p>
{{/WHO_WRONG}}
</div>
<div class="field">
<label class="form-label" for="task-after">[[After]]</label>
<select class="form-select" id="task-after" name="after"{{#AFTER_WRONG}} aria-invalid="true" aria-describedby="task-after-wrong"{{/AFTER_WRONG}}>
{{#AFTER_OPTION}}
<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/AFTER_OPTION}}
</select>
{{#AFTER_WRONG}}
<p class="field-wrong" id="task-after-wrong">{{TEXT}}</p>
{{/AFTER_WRONG}}
</div>
<div class="field field-wide">
<label class="form-label" for="task-due">[[Due]] <span class="optional">[[optional]]</span></label>
<input class="form-control" type="datetime-local" id="task-due" name="due" value="{{DUE}}"{{#DUE_WRONG}} aria-invalid="true" aria-describedby="task-due-wrong"{{/DUE_WRONG}}>
{{#DUE_WRONG}}
<p class="field-wrong" id="task-due-wrong">{{TEXT}}</p>
{{/DUE_WRONG}}
</div>
<button class="btn btn-primary" type="submit">[[Add]]</button>
</form>
</details>
{{/MAY_ADD}}
</section>
{{/TASKS}}
