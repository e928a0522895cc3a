-- AlterTable
ALTER TABLE "ServiceException" ADD COLUMN "byId" INTEGER;
