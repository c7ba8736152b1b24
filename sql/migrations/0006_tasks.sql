-- Work inside a ticket, fields of an organisation's own, beginnings of tickets that come again and again,
-- and what privacy asks for.

ALTER TABLE event
	MODIFY COLUMN kind ENUM('opened','replied','noted','resolved','reopened','confirmed','closed','withdrawn',
	               'junk','restored','status','team','assignee','kind','subject','category','impact',
	               'urgency','priority','missed','redacted','task_added','task_changed','task_done',
	               'task_undone','task_removed','task_back','step_done','step_undone','field') NOT NULL,
	ADD COLUMN redacted BOOLEAN NOT NULL DEFAULT FALSE;

-- due_at: year 9999 for none, so that lists can be walked by index. A step of the category's procedure has a
-- row once somebody has ticked it off.
CREATE TABLE task (
	id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	ticket_id   BIGINT NOT NULL,
	kind        ENUM('task','step') NOT NULL DEFAULT 'task',
	state       ENUM('open','done','removed') NOT NULL DEFAULT 'open',
	sort        INT NOT NULL,
	title       VARCHAR(200) NOT NULL,
	assignee_id BIGINT NULL,
	team_id     BIGINT NULL,
	due_at      DATETIME(3) NOT NULL DEFAULT '9999-12-31 00:00:00.000',
	after_id    BIGINT NULL,
	done_at     DATETIME(3) NULL,
	done_by_id  BIGINT NULL,
	created_at  DATETIME(3) NOT NULL,
	version     INT NOT NULL DEFAULT 1,
	KEY by_ticket (ticket_id, sort, id),
	KEY by_assignee (assignee_id, state, due_at, id),
	KEY by_team (team_id, state, due_at, id),
	CONSTRAINT task_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
	CONSTRAINT task_assignee FOREIGN KEY (assignee_id) REFERENCES person (id),
	CONSTRAINT task_team FOREIGN KEY (team_id) REFERENCES team (id),
	CONSTRAINT task_after FOREIGN KEY (after_id) REFERENCES task (id),
	CONSTRAINT task_done_by FOREIGN KEY (done_by_id) REFERENCES person (id),
	CONSTRAINT task_who CHECK (assignee_id IS NULL OR team_id IS NULL),
	CONSTRAINT task_done CHECK ((state = 'done') = (done_at IS NOT NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- A field of the organisation's own, for one type and category of tickets or for any; choices: one a line.
CREATE TABLE extra (
	id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	name        VARCHAR(40) NOT NULL,
	label       VARCHAR(120) NOT NULL,
	kind        ENUM('text','long','number','choice','date','flag') NOT NULL,
	choices     VARCHAR(2000) NOT NULL DEFAULT '',
	required    BOOLEAN NOT NULL DEFAULT FALSE,
	ticket_kind ENUM('any','incident','request','case') NOT NULL DEFAULT 'any',
	category_id BIGINT NULL,
	sort        INT NOT NULL DEFAULT 0,
	active      BOOLEAN NOT NULL DEFAULT TRUE,
	version     INT NOT NULL DEFAULT 1,
	UNIQUE KEY by_name (name),
	KEY by_sort (sort, id),
	CONSTRAINT extra_category FOREIGN KEY (category_id) REFERENCES category (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE extra_value (
	ticket_id BIGINT NOT NULL,
	extra_id  BIGINT NOT NULL,
	value     VARCHAR(4000) NOT NULL,
	PRIMARY KEY (ticket_id, extra_id),
	KEY by_value (extra_id, value(40)),
	CONSTRAINT extra_value_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
	CONSTRAINT extra_value_extra FOREIGN KEY (extra_id) REFERENCES extra (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- How a ticket of a recurring kind begins; tasks: one a line. People call it a template.
CREATE TABLE outline (
	id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	name        VARCHAR(120) NOT NULL,
	kind        ENUM('incident','request','case') NOT NULL,
	category_id BIGINT NULL,
	subject     VARCHAR(200) NOT NULL DEFAULT '',
	text        TEXT NOT NULL,
	impact      ENUM('one','team','many') NOT NULL,
	urgency     ENUM('low','normal','high') NOT NULL,
	team_id     BIGINT NULL,
	tasks       VARCHAR(4000) NOT NULL DEFAULT '',
	active      BOOLEAN NOT NULL DEFAULT TRUE,
	version     INT NOT NULL DEFAULT 1,
	UNIQUE KEY by_name (name),
	CONSTRAINT outline_category FOREIGN KEY (category_id) REFERENCES category (id),
	CONSTRAINT outline_team FOREIGN KEY (team_id) REFERENCES team (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- redacted: by a person, with a reason on the timeline; expired: by the rules of keeping.
ALTER TABLE entry
	ADD COLUMN gone ENUM('no','redacted','expired') NOT NULL DEFAULT 'no';

-- For the rules of keeping: old tickets in order, without looking at those that are done.
ALTER TABLE ticket
	ADD COLUMN texts_gone BOOLEAN NOT NULL DEFAULT FALSE,
	ADD KEY closed (closed_at, files_count, texts_gone, id, confidential);
