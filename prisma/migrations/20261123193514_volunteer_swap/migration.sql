-- AlterTable
ALTER TABLE "VolunteerAsk" ADD COLUMN "swapOf" INTEGER;
