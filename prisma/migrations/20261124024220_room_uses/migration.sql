-- CreateTable
CREATE TABLE "RoomUse" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "serviceId" INTEGER NOT NULL,
    "startAt" DATETIME NOT NULL,
    "endAt" DATETIME NOT NULL,
    "busyUntil" DATETIME NOT NULL
);

-- By hand: the column has been unused so far.
DROP INDEX "MediationSession_bookingId_key";
ALTER TABLE "MediationSession" RENAME COLUMN "bookingId" TO "roomUseId";
CREATE UNIQUE INDEX "MediationSession_roomUseId_key" ON "MediationSession"("roomUseId");

-- CreateIndex
CREATE INDEX "RoomUse_serviceId_busyUntil_idx" ON "RoomUse"("serviceId", "busyUntil");

-- By hand: a room that the community needs itself is nobody else's then, whoever writes.
CREATE TRIGGER "RoomUse_new" BEFORE INSERT ON "RoomUse"
BEGIN
  SELECT RAISE(ABORT, 'ROOM_TAKEN') WHERE EXISTS (
    SELECT 1 FROM "Booking" AS b WHERE b."serviceId" = NEW."serviceId" AND b."state" IN ('held', 'offered', 'booked')
      AND b."startAt" < NEW."busyUntil" AND NEW."startAt" < b."busyUntil")
  OR EXISTS (
    SELECT 1 FROM "RoomUse" AS u WHERE u."serviceId" = NEW."serviceId"
      AND u."startAt" < NEW."busyUntil" AND NEW."startAt" < u."busyUntil");
END;
CREATE TRIGGER "RoomUse_move" BEFORE UPDATE ON "RoomUse"
BEGIN
  SELECT RAISE(ABORT, 'ROOM_TAKEN') WHERE EXISTS (
    SELECT 1 FROM "Booking" AS b WHERE b."serviceId" = NEW."serviceId" AND b."state" IN ('held', 'offered', 'booked')
      AND b."startAt" < NEW."busyUntil" AND NEW."startAt" < b."busyUntil")
  OR EXISTS (
    SELECT 1 FROM "RoomUse" AS u WHERE u."serviceId" = NEW."serviceId" AND u."id" <> NEW."id"
      AND u."startAt" < NEW."busyUntil" AND NEW."startAt" < u."busyUntil");
END;
-- Nor while the community needs the room itself.
CREATE TRIGGER "Booking_room_new" BEFORE INSERT ON "Booking" WHEN NEW."state" IN ('held', 'offered', 'booked')
BEGIN
  SELECT RAISE(ABORT, 'ROOM_TAKEN') WHERE EXISTS (
    SELECT 1 FROM "RoomUse" AS u WHERE u."serviceId" = NEW."serviceId"
      AND u."startAt" < NEW."busyUntil" AND NEW."startAt" < u."busyUntil");
END;
CREATE TRIGGER "Booking_room_move" BEFORE UPDATE OF "state", "startAt", "busyUntil", "seat", "serviceId" ON "Booking" WHEN NEW."state" IN ('held', 'offered', 'booked')
BEGIN
  SELECT RAISE(ABORT, 'ROOM_TAKEN') WHERE EXISTS (
    SELECT 1 FROM "RoomUse" AS u WHERE u."serviceId" = NEW."serviceId"
      AND u."startAt" < NEW."busyUntil" AND NEW."startAt" < u."busyUntil");
END;
