-- AlterTable
ALTER TABLE "Message" ADD COLUMN "toldAt" DATETIME;

-- CreateTable
CREATE TABLE "Visit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "ticketId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "outcome" TEXT,
    "satisfaction" TEXT,
    "words" TEXT,
    "unhappy" BOOLEAN NOT NULL DEFAULT false,
    "way" TEXT,
    "staffId" INTEGER,
    "answeredAt" DATETIME,
    CONSTRAINT "Visit_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Visit_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_ChannelState" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "account" TEXT NOT NULL,
    "online" BOOLEAN NOT NULL,
    "since" DATETIME NOT NULL,
    "proactive" BOOLEAN NOT NULL DEFAULT true,
    "perInbound" INTEGER,
    "windowMs" INTEGER
);
INSERT INTO "new_ChannelState" ("account", "name", "online", "since") SELECT "account", "name", "online", "since" FROM "ChannelState";
DROP TABLE "ChannelState";
ALTER TABLE "new_ChannelState" RENAME TO "ChannelState";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Visit_ticketId_idx" ON "Visit"("ticketId");

-- CreateIndex
CREATE INDEX "Visit_state_ticketId_idx" ON "Visit"("state", "ticketId");

-- CreateIndex
CREATE INDEX "Visit_unhappy_ticketId_idx" ON "Visit"("unhappy", "ticketId");
