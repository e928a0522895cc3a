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
