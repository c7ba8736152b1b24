-- A merge passes on agencies whose security authority the one who goes was.
ALTER TABLE merge_part
	MODIFY COLUMN kind ENUM('ticket','follower','report','address','agency') NOT NULL;
