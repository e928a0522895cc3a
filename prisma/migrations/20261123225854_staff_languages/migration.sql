-- AlterTable
ALTER TABLE "Staff" ADD COLUMN "languages" TEXT;
