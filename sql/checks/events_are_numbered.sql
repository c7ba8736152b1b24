SELECT v.ticket_id, 'its events are not numbered from 1 without gaps, in order of time' AS what
  FROM (SELECT e.ticket_id, e.seq, e.at, LAG(e.seq) OVER w AS seq_before, LAG(e.at) OVER w AS at_before
          FROM event e
        WINDOW w AS (PARTITION BY e.ticket_id ORDER BY e.seq)) v
 WHERE v.seq <> IFNULL(v.seq_before, 0) + 1 OR v.at < v.at_before
