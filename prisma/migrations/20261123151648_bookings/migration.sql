-- CreateTable
CREATE TABLE "Service" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "nodeId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "staffId" INTEGER,
    "minutes" INTEGER NOT NULL,
    "buffer" INTEGER NOT NULL DEFAULT 0,
    "capacity" INTEGER NOT NULL DEFAULT 1,
    "modes" TEXT NOT NULL DEFAULT '[]',
    "rules" TEXT NOT NULL DEFAULT '[]',
    "onHolidays" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Service_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Service_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ServiceException" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "serviceId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL,
    "from" INTEGER,
    "to" INTEGER,
    "reason" TEXT,
    CONSTRAINT "ServiceException_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Booking" (
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
    "reason" TEXT,
    CONSTRAINT "Booking_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Booking_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Waiting" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "serviceId" INTEGER NOT NULL,
    "residentId" INTEGER NOT NULL,
    "contactId" INTEGER NOT NULL,
    "mode" TEXT,
    "topic" TEXT,
    "createdAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "bookingId" INTEGER,
    CONSTRAINT "Waiting_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Waiting_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Service_publicId_key" ON "Service"("publicId");

-- CreateIndex
CREATE INDEX "Service_nodeId_idx" ON "Service"("nodeId");

-- CreateIndex
CREATE INDEX "ServiceException_serviceId_day_idx" ON "ServiceException"("serviceId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "Booking_publicId_key" ON "Booking"("publicId");

-- CreateIndex
CREATE INDEX "Booking_residentId_idx" ON "Booking"("residentId");

-- CreateIndex
CREATE INDEX "Booking_serviceId_startAt_idx" ON "Booking"("serviceId", "startAt");

-- CreateIndex
CREATE UNIQUE INDEX "Waiting_bookingId_key" ON "Waiting"("bookingId");

-- CreateIndex
CREATE INDEX "Waiting_serviceId_state_idx" ON "Waiting"("serviceId", "state");

-- CreateIndex
CREATE INDEX "Waiting_residentId_idx" ON "Waiting"("residentId");

-- By hand: no place is given twice, whoever writes. A resident has one hold at a time.
CREATE UNIQUE INDEX "Booking_place" ON "Booking"("serviceId", "startAt", "seat") WHERE "state" IN ('held', 'offered', 'booked');
CREATE UNIQUE INDEX "Booking_hold" ON "Booking"("residentId") WHERE "state" = 'held';
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
