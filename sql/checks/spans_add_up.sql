SELECT k.ticket_id, 'its spans do not follow one another from its beginning on' AS what
  FROM (SELECT s.ticket_id, s.from_at, s.to_at, t.created_at,
               ROW_NUMBER() OVER w AS n, LAG(s.to_at) OVER w AS before_at
          FROM span s
          JOIN ticket t ON t.id = s.ticket_id
        WINDOW w AS (PARTITION BY s.ticket_id ORDER BY s.id)) k
 WHERE NOT k.from_at <=> IF(k.n = 1, k.created_at, k.before_at) OR k.to_at < k.from_at
