-- Lists show the beginning of what was said last without a look at the conversation.

ALTER TABLE ticket
	ADD COLUMN last_line        VARCHAR(120) NOT NULL DEFAULT '',
	ADD COLUMN last_public_line VARCHAR(120) NOT NULL DEFAULT '';

UPDATE ticket t
  LEFT JOIN entry e ON e.id = t.last_entry_id
  LEFT JOIN entry p ON p.id = t.last_public_id
   SET t.last_line = IFNULL(LEFT(e.text, 120), ''), t.last_public_line = IFNULL(LEFT(p.text, 120), '');
