-- People, agencies and rules are kept in the browser; every change of them is on the audit log.

ALTER TABLE person
	MODIFY COLUMN roles SET('employee','agent','lead','admin','security','auditor','contact') NOT NULL DEFAULT 'employee',
	ADD COLUMN location_id BIGINT NULL,
	ADD COLUMN manager_id BIGINT NULL,
	ADD COLUMN note VARCHAR(500) NOT NULL DEFAULT '',
	ADD COLUMN erased BOOLEAN NOT NULL DEFAULT FALSE,
	ADD COLUMN merged_into_id BIGINT NULL,
	ADD COLUMN version INT NOT NULL DEFAULT 1,
	ADD KEY by_agency (agency_id, name),
	ADD KEY by_active (active, name, id),
	ADD CONSTRAINT person_location FOREIGN KEY (location_id) REFERENCES location (id),
	ADD CONSTRAINT person_manager FOREIGN KEY (manager_id) REFERENCES person (id),
	ADD CONSTRAINT person_merged FOREIGN KEY (merged_into_id) REFERENCES person (id);

-- More addresses and phones of a person; the main ones are on the person.
CREATE TABLE person_address (
	id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	person_id BIGINT NOT NULL,
	kind      ENUM('email','phone') NOT NULL,
	value     VARBINARY(254) NOT NULL,
	KEY by_person (person_id, id),
	KEY by_value (kind, value),
	CONSTRAINT person_address_person FOREIGN KEY (person_id) REFERENCES person (id),
	CONSTRAINT person_address_value CHECK (LENGTH(value) BETWEEN 3 AND 254)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

ALTER TABLE agency
	ADD COLUMN active BOOLEAN NOT NULL DEFAULT TRUE,
	ADD COLUMN security_person_id BIGINT NULL,
	ADD COLUMN version INT NOT NULL DEFAULT 1,
	ADD CONSTRAINT agency_security FOREIGN KEY (security_person_id) REFERENCES person (id);

ALTER TABLE location
	ADD COLUMN active BOOLEAN NOT NULL DEFAULT TRUE,
	ADD COLUMN version INT NOT NULL DEFAULT 1;

ALTER TABLE team
	ADD COLUMN active BOOLEAN NOT NULL DEFAULT TRUE,
	ADD COLUMN version INT NOT NULL DEFAULT 1;

-- steps: what an agent ticks off, one a line.
ALTER TABLE category
	ADD COLUMN kind ENUM('any','incident','request','case') NOT NULL DEFAULT 'any',
	ADD COLUMN active BOOLEAN NOT NULL DEFAULT TRUE,
	ADD COLUMN steps VARCHAR(2000) NOT NULL DEFAULT '',
	ADD COLUMN version INT NOT NULL DEFAULT 1;

ALTER TABLE agreement
	ADD COLUMN version INT NOT NULL DEFAULT 1;

CREATE TABLE matrix (
	impact   ENUM('one','team','many') NOT NULL,
	urgency  ENUM('low','normal','high') NOT NULL,
	priority ENUM('P1','P2','P3','OPS') NOT NULL,
	PRIMARY KEY (impact, urgency)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

INSERT INTO matrix (impact, urgency, priority) VALUES
	('one', 'low', 'P3'),  ('one', 'normal', 'P3'),  ('one', 'high', 'P2'),
	('team', 'low', 'P3'), ('team', 'normal', 'P2'), ('team', 'high', 'P2'),
	('many', 'low', 'P2'), ('many', 'normal', 'P2'), ('many', 'high', 'P1');

-- Who changed what in the house itself; append only. Texts are clipped, secrets never come here.
CREATE TABLE audit (
	id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	at          DATETIME(3) NOT NULL,
	actor_id    BIGINT NULL,
	actor_name  VARCHAR(120) NOT NULL,
	object      VARCHAR(30) NOT NULL,
	object_id   BIGINT NULL,
	object_name VARCHAR(200) NOT NULL DEFAULT '',
	what        VARCHAR(40) NOT NULL,
	was         VARCHAR(500) NOT NULL DEFAULT '',
	becomes     VARCHAR(500) NOT NULL DEFAULT '',
	KEY by_object (object, object_id, id),
	KEY by_actor (actor_id, id),
	KEY by_at (at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

ALTER TABLE ticket
	ADD KEY agency (agency_id, id, confidential),
	ADD KEY created (created_at, id, confidential);
