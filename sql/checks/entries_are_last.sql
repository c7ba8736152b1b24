SELECT t.id AS ticket_id, 'last_entry_id or last_public_id is not its newest entry' AS what
  FROM ticket t
  LEFT JOIN (SELECT e.ticket_id, MAX(e.id) AS newest,
                    MAX(IF(e.visibility = 'public', e.id, NULL)) AS newest_public
               FROM entry e
              GROUP BY e.ticket_id) k ON k.ticket_id = t.id
 WHERE NOT t.last_entry_id <=> k.newest OR NOT t.last_public_id <=> k.newest_public
