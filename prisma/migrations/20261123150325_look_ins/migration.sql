-- CreateTable
CREATE TABLE "LookIn" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "residentId" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "everyDays" INTEGER NOT NULL,
    "note" TEXT,
    "agreedOn" TEXT NOT NULL,
    "agreedBy" TEXT NOT NULL,
    "staffId" INTEGER NOT NULL,
    "dueOn" TEXT NOT NULL,
    "escalatedAt" DATETIME,
    "endedAt" DATETIME,
    "endedWhy" TEXT,
    CONSTRAINT "LookIn_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LookIn_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LookInVisit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "lookInId" INTEGER NOT NULL,
    "dueOn" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "staffId" INTEGER,
    "outcome" TEXT NOT NULL,
    CONSTRAINT "LookInVisit_lookInId_fkey" FOREIGN KEY ("lookInId") REFERENCES "LookIn" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LookInVisit_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_StaffNotice" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "staffId" INTEGER NOT NULL,
    "ticketId" INTEGER,
    "lookInId" INTEGER,
    "type" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "readAt" DATETIME,
    CONSTRAINT "StaffNotice_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StaffNotice_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "StaffNotice_lookInId_fkey" FOREIGN KEY ("lookInId") REFERENCES "LookIn" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_StaffNotice" ("at", "id", "readAt", "staffId", "ticketId", "type") SELECT "at", "id", "readAt", "staffId", "ticketId", "type" FROM "StaffNotice";
DROP TABLE "StaffNotice";
ALTER TABLE "new_StaffNotice" RENAME TO "StaffNotice";
CREATE INDEX "StaffNotice_staffId_readAt_idx" ON "StaffNotice"("staffId", "readAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "LookIn_publicId_key" ON "LookIn"("publicId");

-- CreateIndex
CREATE INDEX "LookIn_residentId_idx" ON "LookIn"("residentId");

-- CreateIndex
CREATE INDEX "LookInVisit_lookInId_idx" ON "LookInVisit"("lookInId");

-- CreateIndex
CREATE INDEX "LookInVisit_dueOn_idx" ON "LookInVisit"("dueOn");
