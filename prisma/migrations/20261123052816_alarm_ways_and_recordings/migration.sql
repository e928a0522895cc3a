-- AlterTable
ALTER TABLE "AlarmWay" ADD COLUMN "subscription" TEXT;

-- CreateTable
CREATE TABLE "LocalNumber" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "communityId" INTEGER NOT NULL,
    "use" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "checkedOn" TEXT NOT NULL,
    "proposedBy" INTEGER NOT NULL,
    "proposedAt" DATETIME NOT NULL,
    "approvedBy" INTEGER,
    "approvedAt" DATETIME,
    CONSTRAINT "LocalNumber_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Node" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LocalNumber_proposedBy_fkey" FOREIGN KEY ("proposedBy") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LocalNumber_approvedBy_fkey" FOREIGN KEY ("approvedBy") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Media" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "owner" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "ticketId" INTEGER,
    "playedAt" DATETIME,
    "playedBy" INTEGER,
    CONSTRAINT "Media_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Media_playedBy_fkey" FOREIGN KEY ("playedBy") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Media" ("bytes", "createdAt", "id", "mime", "owner", "ticketId") SELECT "bytes", "createdAt", "id", "mime", "owner", "ticketId" FROM "Media";
DROP TABLE "Media";
ALTER TABLE "new_Media" RENAME TO "Media";
CREATE INDEX "Media_ticketId_idx" ON "Media"("ticketId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "LocalNumber_communityId_idx" ON "LocalNumber"("communityId");

-- CreateIndex
CREATE INDEX "AlarmCall_messageId_idx" ON "AlarmCall"("messageId");
