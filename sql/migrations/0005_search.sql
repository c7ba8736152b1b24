-- Search: which words are in which tickets. scope keeps what only the security team may find apart,
-- so that nobody else's search as much as walks past it. place: 1 subject, 2 public, 4 internal texts.
-- The words are folded by base/words; binary, for they are compared as they are.
CREATE TABLE search_posting (
	scope     TINYINT NOT NULL,
	word      VARBINARY(32) NOT NULL,
	ticket_id BIGINT NOT NULL,
	place     TINYINT NOT NULL,
	PRIMARY KEY (scope, word, ticket_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- All words of a ticket with their places: "\nword\tplace\nword\tplace\n". For searches that walk a
-- person's own tickets instead of a word's, and for knowing what changed.
CREATE TABLE search_doc (
	ticket_id BIGINT NOT NULL PRIMARY KEY,
	scope     TINYINT NOT NULL,
	words     MEDIUMBLOB NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Tickets with new words, written with what brought them; the worker indexes and removes them.
CREATE TABLE search_due (
	ticket_id BIGINT NOT NULL PRIMARY KEY
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

INSERT INTO search_due (ticket_id) SELECT id FROM ticket;

-- team_due now also finds all open tickets of a team, for agents who see those of their teams only.
-- triage: open, and something is missing: a category, an owner, or a look of the desk's at its
-- priority (what a colleague opened for somebody, or has touched since, was looked at).
ALTER TABLE ticket
	DROP KEY team_due,
	ADD KEY team_due (team_id, is_open, assignee_id, due_at, id, confidential),
	ADD COLUMN triage BOOLEAN AS (status IN ('new','open','waiting')
		AND (category_id IS NULL OR assignee_id IS NULL
		     OR (priority_reason = '' AND first_touched_at IS NULL
		         AND opened_by_id = requester_id))) STORED,
	ADD KEY triage_due (triage, due_at, id, confidential);
