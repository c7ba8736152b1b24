-- What a form said that was carried out: the same key with other words is another form, and is told so.

ALTER TABLE once
	ADD COLUMN content BINARY(16) NULL;

-- Up to where on the audit log a member of a security team knows who joined it.
ALTER TABLE person
	ADD COLUMN joins_seen_id BIGINT NOT NULL DEFAULT 0;
