-- AlterTable
ALTER TABLE "Message" ADD COLUMN "parts" INTEGER;

-- CreateTable
CREATE TABLE "ChannelState" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "account" TEXT NOT NULL,
    "online" BOOLEAN NOT NULL,
    "since" DATETIME NOT NULL
);
