-- What a form said that was carried out: the same key with other words is another form, and is told so.

ALTER TABLE once
	ADD COLUMN content BINARY(16) NULL;
