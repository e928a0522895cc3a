-- AlterTable
ALTER TABLE "CommunityEvent" ADD COLUMN "topic" TEXT;
