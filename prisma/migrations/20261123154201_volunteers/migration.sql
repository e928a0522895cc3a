-- CreateTable
CREATE TABLE "Volunteer" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "residentId" INTEGER NOT NULL,
    "communityId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "minor" BOOLEAN NOT NULL,
    "skills" TEXT NOT NULL,
    "languages" TEXT NOT NULL,
    "days" TEXT NOT NULL,
    "parts" TEXT NOT NULL,
    "homeId" INTEGER,
    "reach" TEXT NOT NULL,
    "vehicles" TEXT NOT NULL,
    "limits" TEXT NOT NULL,
    "contact" TEXT,
    "phone" TEXT,
    "guardianId" INTEGER,
    "guardianAt" DATETIME,
    "paper" TEXT,
    "checkedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Volunteer_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Volunteer_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Node" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Volunteer_guardianId_fkey" FOREIGN KEY ("guardianId") REFERENCES "Resident" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VolunteerConsent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "volunteerId" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "VolunteerConsent_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GuardianCode" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "volunteerId" INTEGER NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "GuardianCode_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VolunteerEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "volunteerId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "staffId" INTEGER,
    "type" TEXT NOT NULL,
    "note" TEXT,
    CONSTRAINT "VolunteerEvent_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Volunteer_publicId_key" ON "Volunteer"("publicId");

-- CreateIndex
CREATE UNIQUE INDEX "Volunteer_residentId_key" ON "Volunteer"("residentId");

-- CreateIndex
CREATE INDEX "Volunteer_communityId_state_idx" ON "Volunteer"("communityId", "state");

-- CreateIndex
CREATE INDEX "Volunteer_guardianId_idx" ON "Volunteer"("guardianId");

-- CreateIndex
CREATE INDEX "VolunteerConsent_volunteerId_idx" ON "VolunteerConsent"("volunteerId");

-- CreateIndex
CREATE UNIQUE INDEX "GuardianCode_volunteerId_key" ON "GuardianCode"("volunteerId");

-- CreateIndex
CREATE INDEX "VolunteerEvent_volunteerId_idx" ON "VolunteerEvent"("volunteerId");
