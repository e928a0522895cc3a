-- CreateTable
CREATE TABLE "Announcement" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "places" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "staffId" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "until" DATETIME NOT NULL,
    "cursor" INTEGER NOT NULL DEFAULT 0,
    "endedAt" DATETIME,
    "stopped" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Announcement_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnnouncementDelivery" (
    "announcementId" INTEGER NOT NULL,
    "residentId" INTEGER NOT NULL,
    "messageId" INTEGER NOT NULL,

    PRIMARY KEY ("announcementId", "residentId"),
    CONSTRAINT "AnnouncementDelivery_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "Announcement" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AnnouncementDelivery_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
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
    CONSTRAINT "Resident_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Node" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Resident" ("communityId", "createdAt", "id", "name", "phone", "publicId") SELECT "communityId", "createdAt", "id", "name", "phone", "publicId" FROM "Resident";
DROP TABLE "Resident";
ALTER TABLE "new_Resident" RENAME TO "Resident";
CREATE UNIQUE INDEX "Resident_publicId_key" ON "Resident"("publicId");
CREATE INDEX "Resident_homeId_idx" ON "Resident"("homeId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Announcement_publicId_key" ON "Announcement"("publicId");

-- CreateIndex
CREATE INDEX "Announcement_scope_idx" ON "Announcement"("scope");

-- CreateIndex
CREATE UNIQUE INDEX "AnnouncementDelivery_messageId_key" ON "AnnouncementDelivery"("messageId");

-- By hand: only those whose name or number is known are found by it.
CREATE INDEX "Resident_name" ON "Resident"("name", "id") WHERE "name" IS NOT NULL;
CREATE INDEX "Resident_phone" ON "Resident"(substr("phone", -4), "id") WHERE "phone" IS NOT NULL;
