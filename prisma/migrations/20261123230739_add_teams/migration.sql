-- AlterTable
ALTER TABLE "VolunteerTask" ADD COLUMN "teamId" INTEGER;

-- CreateTable
CREATE TABLE "Team" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "communityId" INTEGER NOT NULL,
    "nodeId" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "sort" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "contact" TEXT,
    "phone" TEXT,
    "code" TEXT,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "TeamMember" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "teamId" INTEGER NOT NULL,
    "residentId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "captain" BOOLEAN NOT NULL,
    "joinedAt" DATETIME NOT NULL,
    CONSTRAINT "TeamMember_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TeamMember_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TeamCall" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "teamId" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "moment" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    CONSTRAINT "TeamCall_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TeamEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "teamId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "staffId" INTEGER,
    "type" TEXT NOT NULL,
    "note" TEXT,
    CONSTRAINT "TeamEvent_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Team_publicId_key" ON "Team"("publicId");

-- CreateIndex
CREATE INDEX "Team_communityId_state_idx" ON "Team"("communityId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Team_communityId_code_key" ON "Team"("communityId", "code");

-- CreateIndex
CREATE INDEX "TeamMember_residentId_idx" ON "TeamMember"("residentId");

-- CreateIndex
CREATE UNIQUE INDEX "TeamMember_teamId_residentId_key" ON "TeamMember"("teamId", "residentId");

-- CreateIndex
CREATE UNIQUE INDEX "TeamCall_publicId_key" ON "TeamCall"("publicId");

-- CreateIndex
CREATE INDEX "TeamCall_teamId_idx" ON "TeamCall"("teamId");

-- CreateIndex
CREATE INDEX "TeamEvent_teamId_idx" ON "TeamEvent"("teamId");
