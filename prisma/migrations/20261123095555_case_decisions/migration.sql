-- AlterTable
ALTER TABLE "Media" ADD COLUMN "takenBy" INTEGER;

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
    "intake" TEXT,
    "category" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "placeText" TEXT NOT NULL,
    "nodeId" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "phone" TEXT,
    "suitsText" TEXT,
    "suitsFrom" DATETIME,
    "suitsTo" DATETIME,
    "committeeId" INTEGER,
    "assigneeId" INTEGER,
    "routedWhy" TEXT,
    "result" TEXT,
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "confidentialTo" INTEGER,
    "propertyConsent" TEXT,
    "propertyConsentAt" DATETIME,
    "offeredToId" INTEGER,
    "settled" BOOLEAN NOT NULL DEFAULT false,
    "firstReceiverId" INTEGER,
    "pausedAt" DATETIME,
    "pausedDue" DATETIME,
    "pausedDays" INTEGER NOT NULL DEFAULT 0,
    "extensionBy" INTEGER,
    "extensionDays" INTEGER,
    "extendedFrom" DATETIME,
    "stuckFor" TEXT,
    "pictureWaived" BOOLEAN NOT NULL DEFAULT false,
    "aboutStaffId" INTEGER,
    "mergedIntoId" INTEGER,
    "contactDueAt" DATETIME,
    "contactedAt" DATETIME,
    "safeAt" DATETIME,
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
INSERT INTO "new_Ticket" ("assigneeId", "category", "committeeId", "communityId", "confidential", "confidentialTo", "contactId", "createdAt", "dueAt", "firstReceiverId", "id", "intake", "kind", "nodeId", "number", "offeredToId", "pausedAt", "pausedDays", "pausedDue", "phone", "placeText", "propertyConsent", "propertyConsentAt", "publicId", "residentId", "result", "rev", "routedWhy", "scope", "settled", "status", "suitsFrom", "suitsText", "suitsTo", "summary", "updatedAt", "urgency") SELECT "assigneeId", "category", "committeeId", "communityId", "confidential", "confidentialTo", "contactId", "createdAt", "dueAt", "firstReceiverId", "id", "intake", "kind", "nodeId", "number", "offeredToId", "pausedAt", "pausedDays", "pausedDue", "phone", "placeText", "propertyConsent", "propertyConsentAt", "publicId", "residentId", "result", "rev", "routedWhy", "scope", "settled", "status", "suitsFrom", "suitsText", "suitsTo", "summary", "updatedAt", "urgency" FROM "Ticket";
DROP TABLE "Ticket";
ALTER TABLE "new_Ticket" RENAME TO "Ticket";
CREATE UNIQUE INDEX "Ticket_publicId_key" ON "Ticket"("publicId");
CREATE INDEX "Ticket_residentId_idx" ON "Ticket"("residentId");
CREATE UNIQUE INDEX "Ticket_communityId_number_key" ON "Ticket"("communityId", "number");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- By hand, since Prisma's schema can't say it: what is open, in the order of the inbox (src/store/ticket-lists.ts) and with what it
-- is filtered by. The expressions stand in the queries letter for letter, or SQLite does not take the index.
CREATE INDEX "Ticket_open" ON "Ticket"(CASE urgency WHEN 'P0' THEN dueAt - 100000000000000 ELSE dueAt END, "id", "scope", "category", "urgency", "status", "assigneeId", "dueAt", "aboutStaffId")
  WHERE status IN ('submitted', 'assigned', 'in_progress', 'need_info', 'handed_off');
CREATE INDEX "Ticket_hands" ON "Ticket"("assigneeId", CASE urgency WHEN 'P0' THEN dueAt - 100000000000000 ELSE dueAt END, "id", "scope", "aboutStaffId")
  WHERE status IN ('submitted', 'assigned', 'in_progress', 'need_info', 'handed_off');
-- What waits for a manager's decision.
CREATE INDEX "Ticket_undecided" ON "Ticket"(CASE urgency WHEN 'P0' THEN dueAt - 100000000000000 ELSE dueAt END, "id", "scope")
  WHERE (stuckFor IS NOT NULL OR extensionBy IS NOT NULL) AND status IN ('submitted', 'assigned', 'in_progress', 'need_info', 'handed_off');
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
