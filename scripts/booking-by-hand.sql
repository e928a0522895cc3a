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
