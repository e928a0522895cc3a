-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Ticket" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "communityId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "residentId" INTEGER NOT NULL,
    "contactId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "placeText" TEXT NOT NULL,
    "nodeId" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "phone" TEXT,
    "committeeId" INTEGER,
    "assigneeId" INTEGER,
    "routedWhy" TEXT,
    "result" TEXT,
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "confidentialTo" INTEGER,
    "propertyConsent" TEXT,
    "propertyConsentAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "rev" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Ticket_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Ticket_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Ticket_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Ticket_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Ticket_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Ticket_confidentialTo_fkey" FOREIGN KEY ("confidentialTo") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Ticket" ("assigneeId", "category", "committeeId", "communityId", "contactId", "createdAt", "dueAt", "id", "kind", "nodeId", "number", "phone", "placeText", "publicId", "residentId", "result", "rev", "routedWhy", "scope", "status", "summary", "updatedAt", "urgency") SELECT "assigneeId", "category", "committeeId", "communityId", "contactId", "createdAt", "dueAt", "id", "kind", "nodeId", "number", "phone", "placeText", "publicId", "residentId", "result", "rev", "routedWhy", "scope", "status", "summary", "updatedAt", "urgency" FROM "Ticket";
DROP TABLE "Ticket";
ALTER TABLE "new_Ticket" RENAME TO "Ticket";
CREATE UNIQUE INDEX "Ticket_publicId_key" ON "Ticket"("publicId");
CREATE INDEX "Ticket_residentId_idx" ON "Ticket"("residentId");
CREATE UNIQUE INDEX "Ticket_communityId_number_key" ON "Ticket"("communityId", "number");
CREATE TABLE "new_Media" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "owner" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "ticketId" INTEGER,
    "playedAt" DATETIME,
    "playedBy" INTEGER,
    "releasedAt" DATETIME,
    "releasedBy" INTEGER,
    CONSTRAINT "Media_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Media_playedBy_fkey" FOREIGN KEY ("playedBy") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Media_releasedBy_fkey" FOREIGN KEY ("releasedBy") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Media" ("bytes", "createdAt", "id", "mime", "owner", "playedAt", "playedBy", "ticketId") SELECT "bytes", "createdAt", "id", "mime", "owner", "playedAt", "playedBy", "ticketId" FROM "Media";
DROP TABLE "Media";
ALTER TABLE "new_Media" RENAME TO "Media";
CREATE INDEX "Media_ticketId_idx" ON "Media"("ticketId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

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
