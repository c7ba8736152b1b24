-- The list behind a figure is a walk through the figure's own index, which begins with the order of
-- the list; an agency's open tickets are found without its solved ones.

ALTER TABLE ticket
	DROP KEY figures_created,
	ADD KEY figures_created  (created_at, id, confidential, team_id, category_id, agency_id, channel, kind, priority),
	DROP KEY figures_resolved,
	ADD KEY figures_resolved (resolved_at, id, confidential, team_id, category_id, agency_id, channel, kind, priority, created_at),
	DROP KEY figures_answered,
	ADD KEY figures_answered (first_answered_at, id, confidential, team_id, category_id, agency_id, channel, kind, priority, created_at),
	DROP KEY created,
	ADD KEY agency_open (agency_id, is_open, id, confidential);
