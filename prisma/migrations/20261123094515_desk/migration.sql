-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN "intake" TEXT;

-- CreateTable
CREATE TABLE "Flat" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "nodeId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    CONSTRAINT "Flat_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ResidentEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "residentId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "staffId" INTEGER,
    "type" TEXT NOT NULL,
    "note" TEXT,
    CONSTRAINT "ResidentEvent_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
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
    CONSTRAINT "Resident_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Node" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Resident_flatId_fkey" FOREIGN KEY ("flatId") REFERENCES "Flat" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Resident" ("communityId", "createdAt", "homeId", "id", "name", "phone", "publicId") SELECT "communityId", "createdAt", "homeId", "id", "name", "phone", "publicId" FROM "Resident";
DROP TABLE "Resident";
ALTER TABLE "new_Resident" RENAME TO "Resident";
CREATE UNIQUE INDEX "Resident_publicId_key" ON "Resident"("publicId");
CREATE INDEX "Resident_homeId_idx" ON "Resident"("homeId");
CREATE INDEX "Resident_flatId_idx" ON "Resident"("flatId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Flat_nodeId_number_key" ON "Flat"("nodeId", "number");

-- CreateIndex
CREATE INDEX "ResidentEvent_residentId_idx" ON "ResidentEvent"("residentId");

-- By hand: only those whose name or number is known are found by it.
CREATE INDEX "Resident_name" ON "Resident"("name", "id") WHERE "name" IS NOT NULL;
CREATE INDEX "Resident_phone" ON "Resident"(substr("phone", -4), "id") WHERE "phone" IS NOT NULL;
