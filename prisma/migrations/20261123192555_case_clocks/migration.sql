-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_StaffNotice" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "staffId" INTEGER NOT NULL,
    "ticketId" INTEGER,
    "lookInId" INTEGER,
    "proposalId" INTEGER,
    "volunteerTaskId" INTEGER,
    "type" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "readAt" DATETIME,
    "waitsUntil" DATETIME,
    "digestId" INTEGER,
    CONSTRAINT "StaffNotice_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StaffNotice_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "StaffNotice_lookInId_fkey" FOREIGN KEY ("lookInId") REFERENCES "LookIn" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "StaffNotice_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "StaffNotice_digestId_fkey" FOREIGN KEY ("digestId") REFERENCES "StaffNotice" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_StaffNotice" ("at", "id", "lookInId", "proposalId", "readAt", "staffId", "ticketId", "type", "volunteerTaskId") SELECT "at", "id", "lookInId", "proposalId", "readAt", "staffId", "ticketId", "type", "volunteerTaskId" FROM "StaffNotice";
DROP TABLE "StaffNotice";
ALTER TABLE "new_StaffNotice" RENAME TO "StaffNotice";
CREATE INDEX "StaffNotice_staffId_readAt_idx" ON "StaffNotice"("staffId", "readAt");
CREATE INDEX "StaffNotice_digestId_idx" ON "StaffNotice"("digestId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- By hand (scripts/ticket-by-hand.sql): the inbox goes by the clock that is owed next.
DROP INDEX "Ticket_open";
DROP INDEX "Ticket_hands";
DROP INDEX "Ticket_undecided";
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
CREATE INDEX "Ticket_undecided" ON "Ticket"(CASE urgency WHEN 'P0' THEN dueAt - 100000000000000
  WHEN 'P1' THEN min(dueAt, CASE WHEN contactDueAt IS NULL THEN dueAt WHEN contactedAt IS NULL THEN contactDueAt
    WHEN safeAt IS NULL THEN (contactDueAt + 28800000) / 86400000 * 86400000 + 57599999 ELSE dueAt END)
  ELSE dueAt END, "id", "scope")
  WHERE (stuckFor IS NOT NULL OR extensionBy IS NOT NULL) AND status IN ('submitted', 'assigned', 'in_progress', 'need_info', 'handed_off');
