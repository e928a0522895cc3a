-- DropIndex
DROP INDEX "Volunteer_communityId_state_idx";

-- AlterTable
ALTER TABLE "Volunteer" ADD COLUMN "askedAt" DATETIME;

-- CreateIndex
CREATE INDEX "Volunteer_communityId_state_askedAt_idx" ON "Volunteer"("communityId", "state", "askedAt");

-- CreateIndex
CREATE INDEX "Volunteer_homeId_idx" ON "Volunteer"("homeId");

-- Who was asked before has had their turn.
UPDATE "Volunteer" SET "askedAt" = (SELECT max("at") FROM "VolunteerAsk" WHERE "volunteerId" = "Volunteer"."id");
