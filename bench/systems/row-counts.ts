// How many rows of each table a system that writes our rows has written: ours and the floor must agree.

export const rowCounts = `
    SELECT (SELECT count(*) FROM Message WHERE author = 'in') AS inbound,
      (SELECT count(*) FROM Message WHERE author = 'bot') AS replies,
      (SELECT count(*) FROM Message WHERE unsent = 1) AS unsent,
      (SELECT count(*) FROM Ticket) AS Ticket, (SELECT count(*) FROM TicketEvent) AS TicketEvent,
      (SELECT count(*) FROM Outbox) AS Outbox, (SELECT sum(rev) FROM Session) AS revisions`
