-- A small house for page tests: the people of the demo by name, three teams, two tickets' worth of
-- categories. Passwords are not here: tests sign in by session, and those about passwords set one.
INSERT INTO agency (id, code, name) VALUES (1, 'DOT', 'Transportation'), (2, 'DOH', 'Health');
INSERT INTO team (id, code, name, tier, kind) VALUES
	(1, 'desk', 'Service desk', 1, 'desk'), (2, 'network', 'Network', 2, 'desk'),
	(3, 'security', 'Security', 3, 'security');
INSERT INTO person (id, email, name, phone, location, agency_id, kind, roles, created_at) VALUES
	(1, 'anna@demo.example',  'Anna Reyes',   '555-0101', 'Tulsa 4F', 1, 'employee', 'employee', '2026-01-01'),
	(2, 'boris@demo.example', 'Boris Kolb',   '555-0102', 'Tulsa 2F', 2, 'employee', 'employee', '2026-01-01'),
	(3, 'mia@demo.example',   'Mia Ortega',   '555-0103', '', NULL, 'employee', 'employee,agent', '2026-01-01'),
	(4, 'max@demo.example',   'Max Keller',   '555-0104', '', NULL, 'employee', 'employee,agent', '2026-01-01'),
	(5, 'lena@demo.example',  'Lena Brandt',  '555-0105', '', NULL, 'employee', 'employee,lead', '2026-01-01'),
	(6, 'ada@demo.example',   'Ada Nwosu',    '555-0106', '', NULL, 'employee', 'employee,admin', '2026-01-01'),
	(7, 'sol@demo.example',   'Sol Marin',    '555-0107', '', NULL, 'employee', 'security', '2026-01-01'),
	(8, 'otto@demo.example',  'Otto Lind',    '555-0108', '', NULL, 'employee', 'auditor', '2026-01-01'),
	(9, 'carla@acme.example', 'Carla Fuchs',  '555-0109', '', NULL, 'business', 'employee', '2026-01-01');
INSERT INTO membership (person_id, team_id, leads) VALUES
	(3, 1, 0), (4, 2, 0), (5, 1, 1), (7, 3, 0);
INSERT INTO category (id, parent_id, code, name, team_id, sort) VALUES
	(1, NULL, 'network', 'Network', 2, 1), (2, 1, 'vpn', 'VPN', NULL, 2),
	(3, NULL, 'hardware', 'Hardware', 1, 3);
-- An agency contact.
INSERT INTO person (id, email, name, phone, location, agency_id, kind, roles, created_at) VALUES
	(30, 'rita@demo.example', 'Rita Bell',    '555-0130', 'Tulsa 1F', 1, 'employee', 'employee,contact', '2026-01-01');
