SELECT t.id AS ticket_id, 'contacts_count is not the number of its contacts' AS what
  FROM ticket t
  LEFT JOIN (SELECT c.ticket_id, COUNT(*) AS n
               FROM contact c
              GROUP BY c.ticket_id) k ON k.ticket_id = t.id
 WHERE t.contacts_count <> IFNULL(k.n, 0)
