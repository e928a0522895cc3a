-- By hand, since Prisma's schema can't say it: what is open, in the order of the inbox (src/store/tickets/ticket-lists.ts) and with what it
-- is filtered by. The expressions stand in the queries letter for letter, or SQLite does not take the index.
CREATE INDEX "Ticket_open" ON "Ticket"(CASE urgency WHEN 'P0' THEN dueAt - 100000000000000
  WHEN 'P1' THEN min(dueAt, CASE WHEN contactDueAt IS NULL THEN dueAt WHEN contactedAt IS NULL THEN contactDueAt
    WHEN safeAt IS NULL THEN (contactDueAt + 28800000) / 86400000 * 86400000 + 57599999 ELSE dueAt END)
  ELSE dueAt END, "id", "scope", "category", "urgency", "status", "assigneeId", "dueAt", "aboutStaffId")
  WHERE status IN ('submitted', 'assigned', 'in_progress', 'need_info', 'handed_off');
CREATE INDEX "Ticket_hands" ON "Ticket"("assigneeId", CASE urgency WHEN 'P0' THEN dueAt - 100000000000000
  WHEN 'P1' THEN min(dueAt, CASE WHEN contactDueAt IS NULL THEN dueAt WHEN contactedAt IS NULL THEN contactDueAt
    WHEN safeAt IS NULL THEN (contactDueAt + 28800000) / 86400000 * 86400000 + 57599999 ELSE dueAt END)
  ELSE dueAt END, "id", "scope", "aboutStaffId")
  WHERE status IN ('submitted', 'assigned', 'in_progress', 'need_info', 'handed_off');
-- What waits for a manager's decision.
CREATE INDEX "Ticket_undecided" ON "Ticket"(CASE urgency WHEN 'P0' THEN dueAt - 100000000000000
  WHEN 'P1' THEN min(dueAt, CASE WHEN contactDueAt IS NULL THEN dueAt WHEN contactedAt IS NULL THEN contactDueAt
    WHEN safeAt IS NULL THEN (contactDueAt + 28800000) / 86400000 * 86400000 + 57599999 ELSE dueAt END)
  ELSE dueAt END, "id", "scope")
  WHERE (stuckFor IS NOT NULL OR extensionBy IS NOT NULL) AND status IN ('submitted', 'assigned', 'in_progress', 'need_info', 'handed_off');
-- What a neighbour may have told before, the oldest first; the row itself is read only of what fits.
CREATE INDEX "Ticket_alike" ON "Ticket"("nodeId", "category", "id", "placeText", "createdAt")
  WHERE status IN ('submitted', 'assigned', 'in_progress', 'need_info', 'handed_off') AND confidential = 0;
-- What a ticket is found by: words and facts, told by src/store/tickets/ticket-words.ts. It keeps no text of its own.
CREATE VIRTUAL TABLE IF NOT EXISTS "TicketWords" USING fts5(words, content = '', contentless_delete = 1, detail = none);
-- Whose words and facts are to be put there anew.
CREATE TABLE IF NOT EXISTS "UnindexedTicket" ("ticketId" INTEGER NOT NULL PRIMARY KEY);
CREATE TRIGGER "Ticket_made" AFTER INSERT ON "Ticket" BEGIN
  INSERT OR IGNORE INTO "UnindexedTicket" ("ticketId") VALUES (NEW."id");
END;
CREATE TRIGGER "Ticket_changed" AFTER UPDATE OF "summary", "placeText", "scope", "status", "assigneeId", "category", "urgency", "phone" ON "Ticket" BEGIN
  INSERT OR IGNORE INTO "UnindexedTicket" ("ticketId") VALUES (NEW."id");
END;
