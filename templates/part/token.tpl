{{%AUTOESCAPE context="HTML"}}
{{! Stands in every POST form. CSRF; ONCE: names this filling-in, so that sending it twice makes it once }}
<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="once" value="{{ONCE}}">
