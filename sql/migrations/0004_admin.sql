-- Lists of people and of the audit log are walked by index; two people can become one, and two again.

ALTER TABLE person
	ADD COLUMN trusted BOOLEAN AS ((roles & 126) <> 0) STORED,
	ADD KEY by_trusted (trusted, name, id),
	ADD KEY by_phone (phone);

ALTER TABLE audit
	ADD KEY by_kind (object, id);

CREATE TABLE merge (
	id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	at         DATETIME(3) NOT NULL,
	by_id      BIGINT NULL,
	kept_id    BIGINT NOT NULL,
	gone_id    BIGINT NOT NULL,
	was_active BOOLEAN NOT NULL,
	undone_at  DATETIME(3) NULL,
	KEY by_gone (gone_id, id),
	KEY by_kept (kept_id, id),
	CONSTRAINT merge_by FOREIGN KEY (by_id) REFERENCES person (id),
	CONSTRAINT merge_kept FOREIGN KEY (kept_id) REFERENCES person (id),
	CONSTRAINT merge_gone FOREIGN KEY (gone_id) REFERENCES person (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- What a merge gave to the one who was kept: the way back.
CREATE TABLE merge_part (
	merge_id BIGINT NOT NULL,
	kind     ENUM('ticket','follower','report','address') NOT NULL,
	row_id   BIGINT NOT NULL,
	PRIMARY KEY (merge_id, kind, row_id),
	CONSTRAINT merge_part_merge FOREIGN KEY (merge_id) REFERENCES merge (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
