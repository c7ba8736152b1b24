-- People are found by index, as others type them: each word of a name by its beginning, a phone by its
-- last digits (turned round here, so that they come first; what stands after x, # or ext is not dialled).
-- Lists are narrowed down to VIPs, and to who came or left.

ALTER TABLE person
	ADD COLUMN name_second VARCHAR(120) AS (IF(LOCATE(' ', name) > 0, SUBSTRING(name, LOCATE(' ', name) + 1), NULL)) STORED,
	ADD COLUMN name_third  VARCHAR(120) AS (IF(LOCATE(' ', name) > 0 AND LOCATE(' ', name, LOCATE(' ', name) + 1) > 0,
	                                           SUBSTRING(name, LOCATE(' ', name, LOCATE(' ', name) + 1) + 1), NULL)) STORED,
	ADD COLUMN name_last   VARCHAR(120) AS (SUBSTRING_INDEX(name, ' ', -1)) STORED,
	ADD COLUMN phone_end   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin
		AS (NULLIF(REVERSE(REGEXP_REPLACE(REGEXP_REPLACE(LOWER(phone), '(x|#|ext).*$', ''), '[^0-9]', '')), '')) STORED,
	ADD KEY by_name_second (name_second),
	ADD KEY by_name_third (name_third),
	ADD KEY by_name_last (name_last),
	ADD KEY by_phone_end (phone_end),
	ADD KEY by_vip (vip, name, id),
	ADD KEY by_join (join_at),
	ADD KEY by_leave (leave_at);

ALTER TABLE person_address
	ADD COLUMN phone_end VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin
		AS (IF(kind = 'phone', NULLIF(REVERSE(REGEXP_REPLACE(REGEXP_REPLACE(LOWER(CONVERT(value USING utf8mb4)), '(x|#|ext).*$', ''), '[^0-9]', '')), ''), NULL)) STORED,
	ADD KEY by_phone_end (phone_end);

-- Mail domains stand with one blank between them.
UPDATE agency
   SET domains = TRIM(REGEXP_REPLACE(domains, '[ ,\n]+', ' '));
