{{%AUTOESCAPE context="HTML"}}
{{! Stands in forms that collide with other people's changes. VERSION of the ticket as it was read }}
<input type="hidden" name="version" value="{{VERSION}}">
