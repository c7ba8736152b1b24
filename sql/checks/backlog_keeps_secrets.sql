-- A day's end that was kept takes a ticket for as confidential as it is: figures of others trust it.
SELECT b.day, b.ticket_id
  FROM backlog_day b
  JOIN ticket t ON t.id = b.ticket_id
 WHERE b.confidential <> t.confidential
 LIMIT 10;
