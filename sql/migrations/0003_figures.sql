-- Figures. A report counts tickets in these indexes, which hold everything it may be split or
-- filtered by: so a figure is exact the moment a ticket changes, in the days of any time zone, and
-- the list behind it is a walk through the same index.
ALTER TABLE ticket
	ADD KEY figures_created  (created_at, confidential, team_id, category_id, agency_id, channel, kind, priority),
	ADD KEY figures_resolved (resolved_at, confidential, team_id, category_id, agency_id, channel, kind, priority, created_at),
	ADD KEY figures_answered (first_answered_at, confidential, team_id, category_id, agency_id, channel, kind, priority, created_at),
	ADD KEY figures_open     (is_open, created_at, confidential, team_id, category_id, agency_id, channel, kind, priority);

-- Which days' ends are kept: day counts from 1970-01-01 in the calendar of the house, at is its end.
-- One that is not ready is being filled from the tickets' stamps; filled_to is how far that went.
CREATE TABLE backlog_taken (
	day       INT NOT NULL PRIMARY KEY,
	at        DATETIME(3) NOT NULL,
	ready     BOOLEAN NOT NULL,
	filled_to BIGINT NOT NULL DEFAULT 0,
	KEY by_ready (ready, at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- What was not resolved at a day's end, ticket by ticket, as it stood then: a number can be asked
-- what it is made of. band is the age then: 0-1, 2-7, 8-30, more than 30 days.
CREATE TABLE backlog_day (
	day          INT NOT NULL,
	ticket_id    BIGINT NOT NULL,
	confidential BOOLEAN NOT NULL,
	band         TINYINT NOT NULL,
	team_id      BIGINT NULL,
	category_id  BIGINT NULL,
	agency_id    BIGINT NULL,
	channel      ENUM('portal','phone','walkin','mail','chat','voicemail','operations') NOT NULL,
	kind         ENUM('incident','request','case','problem','change') NOT NULL,
	priority     ENUM('P1','P2','P3','OPS') NOT NULL,
	PRIMARY KEY (day, ticket_id),
	CONSTRAINT backlog_day_band CHECK (band BETWEEN 1 AND 4)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
