-- Somebody's open requests are found without reading all that she ever asked.

ALTER TABLE ticket
	ADD KEY requester_open (requester_id, is_open, id, waiting_for, confidential);
