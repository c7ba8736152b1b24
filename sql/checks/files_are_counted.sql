SELECT t.id AS ticket_id, 'files_count is not the number of its files' AS what
  FROM ticket t
  LEFT JOIN (SELECT x.ticket_id, COUNT(*) AS n
               FROM attachment x
              GROUP BY x.ticket_id) k ON k.ticket_id = t.id
 WHERE t.files_count <> IFNULL(k.n, 0)
