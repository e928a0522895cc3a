-- AlterTable
ALTER TABLE "Flat" ADD COLUMN "area" BIGINT;

-- CreateTable
CREATE TABLE "Owner" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "communityId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "residentId" INTEGER,
    CONSTRAINT "Owner_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FlatOwner" (
    "flatId" INTEGER NOT NULL,
    "ownerId" INTEGER NOT NULL,

    PRIMARY KEY ("flatId", "ownerId"),
    CONSTRAINT "FlatOwner_flatId_fkey" FOREIGN KEY ("flatId") REFERENCES "Flat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FlatOwner_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Owner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HouseCode" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "flatId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "usedBy" INTEGER,
    CONSTRAINT "HouseCode_flatId_fkey" FOREIGN KEY ("flatId") REFERENCES "Flat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Resident" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "communityId" INTEGER NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "createdAt" DATETIME NOT NULL,
    "homeId" INTEGER,
    "flatId" INTEGER,
    "level" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Resident_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Node" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Resident_flatId_fkey" FOREIGN KEY ("flatId") REFERENCES "Flat" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Resident" ("communityId", "createdAt", "flatId", "homeId", "id", "name", "phone", "publicId") SELECT "communityId", "createdAt", "flatId", "homeId", "id", "name", "phone", "publicId" FROM "Resident";
DROP TABLE "Resident";
ALTER TABLE "new_Resident" RENAME TO "Resident";
CREATE UNIQUE INDEX "Resident_publicId_key" ON "Resident"("publicId");
CREATE INDEX "Resident_homeId_idx" ON "Resident"("homeId");
CREATE INDEX "Resident_flatId_idx" ON "Resident"("flatId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Owner_residentId_key" ON "Owner"("residentId");

-- CreateIndex
CREATE INDEX "Owner_communityId_name_idx" ON "Owner"("communityId", "name");

-- CreateIndex
CREATE INDEX "FlatOwner_ownerId_idx" ON "FlatOwner"("ownerId");

-- CreateIndex
CREATE INDEX "HouseCode_flatId_idx" ON "HouseCode"("flatId");

-- CreateIndex
CREATE INDEX "ResidentEvent_type_at_idx" ON "ResidentEvent"("type", "at");

-- By hand: only those whose name or number is known are found by it.
CREATE INDEX "Resident_name" ON "Resident"("name", "id") WHERE "name" IS NOT NULL;
CREATE INDEX "Resident_phone" ON "Resident"(substr("phone", -4), "id") WHERE "phone" IS NOT NULL;
