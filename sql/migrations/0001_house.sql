-- The house: people, tickets, and the facts that reports cannot rebuild later.
-- Instants are UTC, DATETIME(3). Anything compared as a secret or a key is binary:
-- text collations hold too many different things for equal.

CREATE TABLE agency (
	id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	code      VARCHAR(20) NOT NULL,
	name      VARCHAR(120) NOT NULL,
	domains   VARCHAR(500) NOT NULL DEFAULT '',
	UNIQUE KEY by_code (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE location (
	id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	agency_id BIGINT NULL,
	code      VARCHAR(20) NOT NULL,
	name      VARCHAR(120) NOT NULL,
	UNIQUE KEY by_code (code),
	CONSTRAINT location_agency FOREIGN KEY (agency_id) REFERENCES agency (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE team (
	id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	code      VARCHAR(20) NOT NULL,
	name      VARCHAR(120) NOT NULL,
	tier      TINYINT NOT NULL DEFAULT 1,
	kind      ENUM('desk','security') NOT NULL DEFAULT 'desk',
	UNIQUE KEY by_code (code),
	CONSTRAINT team_tier CHECK (tier BETWEEN 1 AND 3)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE person (
	id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	email         VARBINARY(254) NOT NULL,
	name          VARCHAR(120) NOT NULL,
	phone         VARCHAR(40) NOT NULL DEFAULT '',
	location      VARCHAR(120) NOT NULL DEFAULT '',
	agency_id     BIGINT NULL,
	kind          ENUM('employee','business') NOT NULL DEFAULT 'employee',
	roles         SET('employee','agent','lead','admin','security','auditor') NOT NULL DEFAULT 'employee',
	vip           BOOLEAN NOT NULL DEFAULT FALSE,
	active        BOOLEAN NOT NULL DEFAULT TRUE,
	zone          VARCHAR(64) NOT NULL DEFAULT '',
	theme         ENUM('system','light','dark') NOT NULL DEFAULT 'system',
	language      VARCHAR(12) NOT NULL DEFAULT '',
	password_hash VARBINARY(200) NOT NULL DEFAULT '',
	demo          BOOLEAN NOT NULL DEFAULT FALSE,
	join_at       DATETIME(3) NULL,
	leave_at      DATETIME(3) NULL,
	created_at    DATETIME(3) NOT NULL,
	UNIQUE KEY by_email (email),
	KEY by_name (name),
	CONSTRAINT person_agency FOREIGN KEY (agency_id) REFERENCES agency (id),
	CONSTRAINT person_email CHECK (LENGTH(email) BETWEEN 3 AND 254)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE membership (
	person_id BIGINT NOT NULL,
	team_id   BIGINT NOT NULL,
	leads     BOOLEAN NOT NULL DEFAULT FALSE,
	PRIMARY KEY (person_id, team_id),
	KEY by_team (team_id, person_id),
	CONSTRAINT membership_person FOREIGN KEY (person_id) REFERENCES person (id),
	CONSTRAINT membership_team FOREIGN KEY (team_id) REFERENCES team (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- A visit. Only the digest of the cookie is here (ASVS 7.2.3).
CREATE TABLE session (
	digest     BINARY(32) NOT NULL PRIMARY KEY,
	person_id  BIGINT NOT NULL,
	created_at DATETIME(3) NOT NULL,
	seen_at    DATETIME(3) NOT NULL,
	address    VARCHAR(45) NOT NULL DEFAULT '',
	browser    VARCHAR(200) NOT NULL DEFAULT '',
	KEY by_person (person_id, seen_at),
	KEY by_seen (seen_at),
	CONSTRAINT session_person FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- One-time links: the digest of the secret, for one purpose, until used or expired.
CREATE TABLE token (
	digest     BINARY(32) NOT NULL PRIMARY KEY,
	person_id  BIGINT NOT NULL,
	purpose    ENUM('welcome') NOT NULL,
	created_at DATETIME(3) NOT NULL,
	expires_at DATETIME(3) NOT NULL,
	KEY by_person (person_id, purpose),
	CONSTRAINT token_person FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Failed sign-ins per account and network, and per network alone; subject is a digest. Failures are
-- counted from since_at on; good_at is when this account last came in from there.
CREATE TABLE guess (
	subject  BINARY(32) NOT NULL PRIMARY KEY,
	failures INT NOT NULL,
	since_at DATETIME(3) NOT NULL,
	last_at  DATETIME(3) NOT NULL,
	good_at  DATETIME(3) NULL,
	KEY by_last (last_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- The same form sent twice gets the first one's answer.
CREATE TABLE once (
	person_id BIGINT NOT NULL,
	code      BINARY(16) NOT NULL,
	at        DATETIME(3) NOT NULL,
	location  VARCHAR(200) NOT NULL DEFAULT '',
	PRIMARY KEY (person_id, code),
	KEY by_at (at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE category (
	id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	parent_id BIGINT NULL,
	code      VARCHAR(40) NOT NULL,
	name      VARCHAR(120) NOT NULL,
	team_id   BIGINT NULL,
	help      VARCHAR(300) NOT NULL DEFAULT '',
	sort      INT NOT NULL DEFAULT 0,
	UNIQUE KEY by_code (code),
	KEY by_sort (sort, id),
	CONSTRAINT category_parent FOREIGN KEY (parent_id) REFERENCES category (id),
	CONSTRAINT category_team FOREIGN KEY (team_id) REFERENCES team (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- id is the number that people read. due_at is the nearest running promise, year 9999 for none,
-- so that lists can be walked by index. Lists order by one column and then by id.
CREATE TABLE ticket (
	id                 BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	kind               ENUM('incident','request','case','problem','change') NOT NULL,
	status             ENUM('new','open','waiting','resolved','closed','cancelled') NOT NULL DEFAULT 'new',
	is_open            BOOLEAN AS (status IN ('new','open','waiting')) STORED,
	waiting_for        ENUM('nobody','requester','vendor','approval') NOT NULL DEFAULT 'nobody',
	channel            ENUM('portal','phone','walkin','mail','chat','voicemail','operations') NOT NULL,
	subject            VARCHAR(200) NOT NULL,
	requester_id       BIGINT NOT NULL,
	requester_name     VARCHAR(120) NOT NULL,
	requester_phone    VARCHAR(40) NOT NULL DEFAULT '',
	requester_location VARCHAR(120) NOT NULL DEFAULT '',
	agency_id          BIGINT NULL,
	opened_by_id       BIGINT NOT NULL,
	category_id        BIGINT NULL,
	impact             ENUM('one','team','many') NOT NULL,
	urgency            ENUM('low','normal','high') NOT NULL,
	priority           ENUM('P1','P2','P3','OPS') NOT NULL,
	priority_rank      TINYINT AS (priority + 0) STORED,
	priority_reason    VARCHAR(300) NOT NULL DEFAULT '',
	team_id            BIGINT NULL,
	assignee_id        BIGINT NULL,
	confidential       BOOLEAN NOT NULL DEFAULT FALSE,
	resolution_code    ENUM('none','fixed','workaround','answered','fulfilled','duplicate',
	                        'not_reproducible','not_possible','junk','withdrawn') NOT NULL DEFAULT 'none',
	version            INT NOT NULL DEFAULT 1,
	created_at         DATETIME(3) NOT NULL,
	updated_at         DATETIME(3) NOT NULL,
	first_touched_at   DATETIME(3) NULL,
	first_answered_at  DATETIME(3) NULL,
	restored_at        DATETIME(3) NULL,
	resolved_at        DATETIME(3) NULL,
	closed_at          DATETIME(3) NULL,
	due_at             DATETIME(3) NOT NULL DEFAULT '9999-12-31 00:00:00.000',
	reopened_count     INT NOT NULL DEFAULT 0,
	escalated_count    INT NOT NULL DEFAULT 0,
	contacts_count     INT NOT NULL DEFAULT 0,
	files_count        INT NOT NULL DEFAULT 0,
	last_entry_id      BIGINT NULL,
	last_public_id     BIGINT NULL,
	KEY open_due      (is_open, due_at, id, confidential),
	KEY open_updated  (is_open, updated_at, id, confidential),
	KEY open_priority (is_open, priority_rank, id, confidential),
	KEY open_id       (is_open, id, confidential),
	KEY assignee_due  (assignee_id, is_open, due_at, id, confidential),
	KEY team_due      (team_id, assignee_id, is_open, due_at, id, confidential),
	KEY waiting       (waiting_for, updated_at, id, confidential),
	KEY solved        (resolved_at, id, confidential),
	KEY requester     (requester_id, id, status, confidential),
	CONSTRAINT ticket_requester FOREIGN KEY (requester_id) REFERENCES person (id),
	CONSTRAINT ticket_opened_by FOREIGN KEY (opened_by_id) REFERENCES person (id),
	CONSTRAINT ticket_agency FOREIGN KEY (agency_id) REFERENCES agency (id),
	CONSTRAINT ticket_category FOREIGN KEY (category_id) REFERENCES category (id),
	CONSTRAINT ticket_team FOREIGN KEY (team_id) REFERENCES team (id),
	CONSTRAINT ticket_assignee FOREIGN KEY (assignee_id) REFERENCES person (id),
	CONSTRAINT ticket_waiting CHECK ((status = 'waiting') = (waiting_for <> 'nobody'))
) ENGINE=InnoDB AUTO_INCREMENT=10001 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE follower (
	person_id BIGINT NOT NULL,
	ticket_id BIGINT NOT NULL,
	PRIMARY KEY (person_id, ticket_id),
	KEY by_ticket (ticket_id),
	CONSTRAINT follower_person FOREIGN KEY (person_id) REFERENCES person (id),
	CONSTRAINT follower_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- What people wrote. source is as typed, text is plain for lists and search, html is for
-- sources that are more than plain text.
CREATE TABLE entry (
	id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	ticket_id  BIGINT NOT NULL,
	kind       ENUM('reply','note','call','resolution') NOT NULL,
	visibility ENUM('public','internal') NOT NULL,
	channel    ENUM('portal','phone','walkin','mail','chat','voicemail','operations') NOT NULL,
	author_id  BIGINT NULL,
	by_desk    BOOLEAN NOT NULL,
	format     ENUM('plain','markdown','mail') NOT NULL DEFAULT 'plain',
	source     MEDIUMTEXT NOT NULL,
	html       MEDIUMTEXT NULL,
	text       MEDIUMTEXT NOT NULL,
	written_at DATETIME(3) NOT NULL,
	KEY by_ticket (ticket_id, id),
	CONSTRAINT entry_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
	CONSTRAINT entry_author FOREIGN KEY (author_id) REFERENCES person (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Content by its SHA-256, in chunks that fit a packet and an arena.
CREATE TABLE content (
	digest     BINARY(32) NOT NULL PRIMARY KEY,
	size       BIGINT NOT NULL,
	created_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE chunk (
	digest BINARY(32) NOT NULL,
	part   INT NOT NULL,
	bytes  MEDIUMBLOB NOT NULL,
	PRIMARY KEY (digest, part),
	CONSTRAINT chunk_content FOREIGN KEY (digest) REFERENCES content (digest) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- What a person has sent in a day (days since 1970 UTC); taking files out again does not lower it.
CREATE TABLE upload (
	person_id BIGINT NOT NULL,
	day       INT NOT NULL,
	bytes     BIGINT NOT NULL,
	PRIMARY KEY (person_id, day),
	CONSTRAINT upload_person FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- A file on an entry, or, while entry_id is NULL, in the basket of a form that is being filled in.
CREATE TABLE attachment (
	id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	ticket_id BIGINT NULL,
	entry_id  BIGINT NULL,
	person_id BIGINT NOT NULL,
	basket    BINARY(16) NULL,
	digest    BINARY(32) NOT NULL,
	name      VARCHAR(255) NOT NULL,
	type      VARCHAR(80) NOT NULL,
	size      BIGINT NOT NULL,
	at        DATETIME(3) NOT NULL,
	KEY by_ticket (ticket_id, id),
	KEY by_entry (entry_id, id),
	KEY by_basket (person_id, basket, id),
	KEY by_digest (digest),
	KEY by_person (person_id, at),
	KEY unclaimed (entry_id, at),
	CONSTRAINT attachment_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
	CONSTRAINT attachment_entry FOREIGN KEY (entry_id) REFERENCES entry (id),
	CONSTRAINT attachment_content FOREIGN KEY (digest) REFERENCES content (digest)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Append only, numbered per ticket under the ticket's row lock. digest covers the content, mac the
-- digest and the previous row's mac, with a key that is not in the database. entry_digest covers what
-- was written and the files that came with it.
CREATE TABLE event (
	id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	ticket_id BIGINT NOT NULL,
	seq       INT NOT NULL,
	at        DATETIME(3) NOT NULL,
	actor_id  BIGINT NULL,
	kind      ENUM('opened','replied','noted','resolved','reopened','confirmed','closed','withdrawn',
	               'junk','restored','status','team','assignee','kind','subject','category','impact',
	               'urgency','priority','missed','redacted') NOT NULL,
	was       VARCHAR(255) NOT NULL DEFAULT '',
	becomes   VARCHAR(255) NOT NULL DEFAULT '',
	note      VARCHAR(500) NOT NULL DEFAULT '',
	entry_id  BIGINT NULL,
	entry_digest VARBINARY(32) NOT NULL DEFAULT '',
	digest    BINARY(32) NOT NULL,
	mac       BINARY(32) NOT NULL,
	UNIQUE KEY by_ticket (ticket_id, seq),
	CONSTRAINT event_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
	CONSTRAINT event_actor FOREIGN KEY (actor_id) REFERENCES person (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Hourly, a chain of its own: the macs of the events up to last_event, digested. last_event is what
-- the anchor before had seen as the newest (seen_event), so that no lower id can still be on its way.
CREATE TABLE anchor (
	id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	at           DATETIME(3) NOT NULL,
	last_event   BIGINT NOT NULL,
	seen_event   BIGINT NOT NULL,
	events       BIGINT NOT NULL,
	heads        BINARY(32) NOT NULL,
	before_mac   VARBINARY(32) NOT NULL,
	mac          BINARY(32) NOT NULL,
	UNIQUE KEY one_after (before_mac)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Whose court the ball is in. The spans of a ticket add up to its age.
CREATE TABLE span (
	id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	ticket_id BIGINT NOT NULL,
	court     ENUM('us','requester','vendor','approver') NOT NULL,
	from_at   DATETIME(3) NOT NULL,
	to_at     DATETIME(3) NULL,
	KEY by_ticket (ticket_id, id),
	CONSTRAINT span_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE contact (
	id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	ticket_id    BIGINT NULL,
	person_id    BIGINT NULL,
	agent_id     BIGINT NULL,
	channel      ENUM('portal','phone','walkin','mail','chat','voicemail','operations') NOT NULL,
	direction    ENUM('in','out') NOT NULL DEFAULT 'in',
	outcome      ENUM('ticket','follow_up','information','abandoned','misdirected') NOT NULL,
	verification ENUM('none','passed','failed') NOT NULL DEFAULT 'none',
	started_at   DATETIME(3) NOT NULL,
	ended_at     DATETIME(3) NOT NULL,
	KEY by_ticket (ticket_id, id),
	KEY by_start (started_at),
	CONSTRAINT contact_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
	CONSTRAINT contact_person FOREIGN KEY (person_id) REFERENCES person (id),
	CONSTRAINT contact_agent FOREIGN KEY (agent_id) REFERENCES person (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- What we promise per priority, round the clock. NULL: no such promise.
CREATE TABLE agreement (
	id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	priority  ENUM('P1','P2','P3','OPS') NOT NULL,
	name      VARCHAR(120) NOT NULL,
	respond_s INT NULL,
	resolve_s INT NULL,
	UNIQUE KEY by_priority (priority)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

INSERT INTO agreement (priority, name, respond_s, resolve_s) VALUES
	('P1', 'Standard', 1800, 14400),
	('P2', 'Standard', 7200, 86400),
	('P3', 'Standard', 28800, 432000),
	('OPS', 'Operations, by schedule', NULL, NULL);

-- Running promises. "close" is the promise that a solved ticket closes by itself.
CREATE TABLE timer (
	id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	ticket_id  BIGINT NOT NULL,
	kind       ENUM('response','update','resolve','close') NOT NULL,
	state      ENUM('running','missed','met','late','stopped') NOT NULL DEFAULT 'running',
	target_s   INT NOT NULL,
	started_at DATETIME(3) NOT NULL,
	due_at     DATETIME(3) NOT NULL,
	paused_at  DATETIME(3) NULL,
	paused_ms  BIGINT NOT NULL DEFAULT 0,
	done_at    DATETIME(3) NULL,
	missed_at  DATETIME(3) NULL,
	UNIQUE KEY by_ticket (ticket_id, kind),
	KEY due (state, due_at),
	CONSTRAINT timer_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Minutes worked and minutes scheduled; for utilisation and cost.
CREATE TABLE work (
	id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	ticket_id BIGINT NOT NULL,
	person_id BIGINT NOT NULL,
	entry_id  BIGINT NULL,
	minutes   INT NOT NULL,
	at        DATETIME(3) NOT NULL,
	KEY by_ticket (ticket_id),
	KEY by_person (person_id, at),
	CONSTRAINT work_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
	CONSTRAINT work_person FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE roster (
	id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	person_id BIGINT NOT NULL,
	from_at   DATETIME(3) NOT NULL,
	to_at     DATETIME(3) NOT NULL,
	KEY by_person (person_id, from_at),
	CONSTRAINT roster_person FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE setting (
	name  VARCHAR(60) NOT NULL PRIMARY KEY,
	value VARCHAR(1000) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Regular work: due when, leased by which worker until when.
CREATE TABLE job (
	name         VARCHAR(40) NOT NULL PRIMARY KEY,
	due_at       DATETIME(3) NOT NULL,
	leased_until DATETIME(3) NULL,
	last_ok_at   DATETIME(3) NULL,
	failures     INT NOT NULL DEFAULT 0,
	last_error   VARCHAR(300) NOT NULL DEFAULT ''
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE heartbeat (
	name VARCHAR(60) NOT NULL PRIMARY KEY,
	at   DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
