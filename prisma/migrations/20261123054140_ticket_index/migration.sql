-- DropIndex
DROP INDEX "Ticket_status_dueAt_idx";

-- DropIndex
DROP INDEX "Ticket_assigneeId_status_idx";

-- CreateIndex
CREATE INDEX "Contact_residentId_idx" ON "Contact"("residentId");
-- By hand, since Prisma's schema can't say it: what is open, in the order of the inbox (src/store/ticket-lists.ts) and with what it
-- is filtered by. The expressions stand in the queries letter for letter, or SQLite does not take the index.
CREATE INDEX "Ticket_open" ON "Ticket"(CASE urgency WHEN 'P0' THEN dueAt - 100000000000000 ELSE dueAt END, "id", "scope", "category", "urgency", "status", "assigneeId", "dueAt")
  WHERE status IN ('submitted', 'assigned', 'in_progress', 'need_info');
CREATE INDEX "Ticket_hands" ON "Ticket"("assigneeId", CASE urgency WHEN 'P0' THEN dueAt - 100000000000000 ELSE dueAt END, "id", "scope")
  WHERE status IN ('submitted', 'assigned', 'in_progress', 'need_info');
-- What a ticket is found by: words and facts, told by src/store/ticket-words.ts. It keeps no text of its own.
CREATE VIRTUAL TABLE IF NOT EXISTS "TicketWords" USING fts5(words, content = '', contentless_delete = 1, detail = none);
-- Whose words and facts are to be put there anew.
CREATE TABLE IF NOT EXISTS "UnindexedTicket" ("ticketId" INTEGER NOT NULL PRIMARY KEY);
CREATE TRIGGER "Ticket_made" AFTER INSERT ON "Ticket" BEGIN
  INSERT OR IGNORE INTO "UnindexedTicket" ("ticketId") VALUES (NEW."id");
END;
CREATE TRIGGER "Ticket_changed" AFTER UPDATE OF "summary", "placeText", "scope", "status", "assigneeId", "category", "urgency", "phone" ON "Ticket" BEGIN
  INSERT OR IGNORE INTO "UnindexedTicket" ("ticketId") VALUES (NEW."id");
END;
INSERT INTO "UnindexedTicket" ("ticketId") SELECT "id" FROM "Ticket";
-- By hand: only those whose name or number is known are found by it.
CREATE INDEX "Resident_name" ON "Resident"("name", "id") WHERE "name" IS NOT NULL;
CREATE INDEX "Resident_phone" ON "Resident"(substr("phone", -4), "id") WHERE "phone" IS NOT NULL;
