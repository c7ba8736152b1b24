SELECT t.id AS ticket_id, 'it is open and no team has it' AS what
  FROM ticket t
 WHERE t.is_open AND t.team_id IS NULL
