-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN "suitsFrom" DATETIME;
ALTER TABLE "Ticket" ADD COLUMN "suitsText" TEXT;
ALTER TABLE "Ticket" ADD COLUMN "suitsTo" DATETIME;
