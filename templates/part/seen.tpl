{{%AUTOESCAPE context="HTML"}}
{{! Stands in forms that two people may send at once. SEEN: a few letters for each field as it was when the page was made }}
<input type="hidden" name="seen" value="{{SEEN}}">
