-- AlterTable
ALTER TABLE "Waiting" ADD COLUMN "people" TEXT;

-- CreateTable
CREATE TABLE "CommunityEvent" (
    "serviceId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "type" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "profession" TEXT,
    "startAt" DATETIME NOT NULL,
    "endAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "reason" TEXT,
    CONSTRAINT "CommunityEvent_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Booking" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "serviceId" INTEGER NOT NULL,
    "residentId" INTEGER NOT NULL,
    "contactId" INTEGER NOT NULL,
    "startAt" DATETIME NOT NULL,
    "endAt" DATETIME NOT NULL,
    "busyUntil" DATETIME NOT NULL,
    "seat" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "heldUntil" DATETIME,
    "mode" TEXT,
    "topic" TEXT,
    "phone" TEXT,
    "code" TEXT,
    "rung" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,
    "partyOf" INTEGER,
    "person" TEXT,
    "child" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    CONSTRAINT "Booking_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Booking_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Booking" ("busyUntil", "code", "contactId", "createdAt", "endAt", "heldUntil", "id", "mode", "phone", "publicId", "reason", "residentId", "rung", "seat", "serviceId", "startAt", "state", "topic") SELECT "busyUntil", "code", "contactId", "createdAt", "endAt", "heldUntil", "id", "mode", "phone", "publicId", "reason", "residentId", "rung", "seat", "serviceId", "startAt", "state", "topic" FROM "Booking";
DROP TABLE "Booking";
ALTER TABLE "new_Booking" RENAME TO "Booking";
CREATE UNIQUE INDEX "Booking_publicId_key" ON "Booking"("publicId");
CREATE INDEX "Booking_residentId_idx" ON "Booking"("residentId");
CREATE INDEX "Booking_partyOf_idx" ON "Booking"("partyOf");
CREATE INDEX "Booking_serviceId_startAt_idx" ON "Booking"("serviceId", "startAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "CommunityEvent_startAt_idx" ON "CommunityEvent"("startAt");

-- By hand: no place is given twice, whoever writes. A resident has one hold at a time, with whoever comes along.
CREATE UNIQUE INDEX "Booking_place" ON "Booking"("serviceId", "startAt", "seat") WHERE "state" IN ('held', 'offered', 'booked');
CREATE UNIQUE INDEX "Booking_hold" ON "Booking"("residentId") WHERE "state" = 'held' AND "partyOf" IS NULL;
-- What lapses, and when.
CREATE INDEX "Booking_lapse" ON "Booking"("heldUntil") WHERE "state" IN ('held', 'offered');
-- What is live, for what is free and for the lists of a day.
CREATE INDEX "Booking_live" ON "Booking"("serviceId", "busyUntil") WHERE "state" IN ('held', 'offered', 'booked');
CREATE TRIGGER "Booking_overlap_new" BEFORE INSERT ON "Booking" WHEN NEW."state" IN ('held', 'offered', 'booked')
BEGIN
  SELECT RAISE(ABORT, 'BOOKING_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM "Booking" AS b JOIN "Service" AS o ON o."id" = b."serviceId" JOIN "Service" AS n ON n."id" = NEW."serviceId"
    WHERE b."state" IN ('held', 'offered', 'booked') AND b."startAt" < NEW."busyUntil" AND NEW."startAt" < b."busyUntil"
      AND ((o."id" = n."id" AND b."seat" = NEW."seat") OR (o."id" <> n."id" AND o."staffId" = n."staffId")));
END;
CREATE TRIGGER "Booking_overlap_move" BEFORE UPDATE OF "state", "startAt", "busyUntil", "seat", "serviceId" ON "Booking"
WHEN NEW."state" IN ('held', 'offered', 'booked')
BEGIN
  SELECT RAISE(ABORT, 'BOOKING_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM "Booking" AS b JOIN "Service" AS o ON o."id" = b."serviceId" JOIN "Service" AS n ON n."id" = NEW."serviceId"
    WHERE b."id" <> NEW."id" AND b."state" IN ('held', 'offered', 'booked')
      AND b."startAt" < NEW."busyUntil" AND NEW."startAt" < b."busyUntil"
      AND ((o."id" = n."id" AND b."seat" = NEW."seat") OR (o."id" <> n."id" AND o."staffId" = n."staffId")));
END;
