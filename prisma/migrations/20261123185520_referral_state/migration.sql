-- AlterTable
ALTER TABLE "Consultation" ADD COLUMN "referralState" TEXT;
ALTER TABLE "Consultation" ADD COLUMN "referredAt" DATETIME;
