-- A merge passes on agencies whose security authority the one who goes was.
ALTER TABLE merge_part
	MODIFY COLUMN kind ENUM('ticket','follower','report','address','agency') NOT NULL;

-- What is done by one at a time: whoever does it holds the row.
CREATE TABLE latch (
	name VARCHAR(30) NOT NULL PRIMARY KEY
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

INSERT INTO latch (name) VALUES ('addresses');
