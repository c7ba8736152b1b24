SELECT t.id AS ticket_id, 'last_line or last_public_line is not how its last entry begins' AS what
  FROM ticket t
  LEFT JOIN entry e ON e.id = t.last_entry_id
  LEFT JOIN entry p ON p.id = t.last_public_id
 WHERE NOT BINARY t.last_line <=> BINARY IFNULL(LEFT(e.text, 120), '')
    OR NOT BINARY t.last_public_line <=> BINARY IFNULL(LEFT(p.text, 120), '')
