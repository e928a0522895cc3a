-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_OneView" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "staffId" INTEGER NOT NULL,
    "ticketId" INTEGER,
    "bookingId" INTEGER,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "OneView_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "OneView_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OneView_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_OneView" ("expiresAt", "staffId", "ticketId", "tokenHash") SELECT "expiresAt", "staffId", "ticketId", "tokenHash" FROM "OneView";
DROP TABLE "OneView";
ALTER TABLE "new_OneView" RENAME TO "OneView";
CREATE INDEX "OneView_expiresAt_idx" ON "OneView"("expiresAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
