-- AlterTable
ALTER TABLE "StaffNotice" ADD COLUMN "volunteerTaskId" INTEGER;

-- CreateTable
CREATE TABLE "VolunteerTask" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "communityId" INTEGER NOT NULL,
    "nodeId" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "contact" TEXT,
    "startsAt" DATETIME NOT NULL,
    "endsAt" DATETIME NOT NULL,
    "places" INTEGER NOT NULL,
    "skills" TEXT NOT NULL,
    "languages" TEXT NOT NULL,
    "vehicle" TEXT,
    "demands" TEXT NOT NULL,
    "risks" TEXT NOT NULL,
    "insurance" TEXT,
    "trusted" BOOLEAN NOT NULL,
    "urgency" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "wave" INTEGER NOT NULL DEFAULT 0,
    "code" TEXT NOT NULL,
    "createdById" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "VolunteerAsk" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "taskId" INTEGER NOT NULL,
    "volunteerId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "answer" TEXT,
    "answeredAt" DATETIME,
    CONSTRAINT "VolunteerAsk_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "VolunteerTask" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "VolunteerAsk_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VolunteerPost" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "taskId" INTEGER NOT NULL,
    "volunteerId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "takenAt" DATETIME NOT NULL,
    "inAt" DATETIME,
    "outAt" DATETIME,
    "byCode" BOOLEAN NOT NULL DEFAULT false,
    "minutes" INTEGER,
    "settledAt" DATETIME,
    CONSTRAINT "VolunteerPost_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "VolunteerTask" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "VolunteerPost_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "VolunteerTask_publicId_key" ON "VolunteerTask"("publicId");

-- CreateIndex
CREATE INDEX "VolunteerTask_communityId_state_startsAt_idx" ON "VolunteerTask"("communityId", "state", "startsAt");

-- CreateIndex
CREATE INDEX "VolunteerAsk_volunteerId_at_idx" ON "VolunteerAsk"("volunteerId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "VolunteerAsk_taskId_volunteerId_key" ON "VolunteerAsk"("taskId", "volunteerId");

-- CreateIndex
CREATE UNIQUE INDEX "VolunteerPost_publicId_key" ON "VolunteerPost"("publicId");

-- CreateIndex
CREATE INDEX "VolunteerPost_taskId_idx" ON "VolunteerPost"("taskId");

-- CreateIndex
CREATE INDEX "VolunteerPost_volunteerId_idx" ON "VolunteerPost"("volunteerId");

-- By hand: no place of a task is given twice, whoever writes, and nobody has two of one.
CREATE UNIQUE INDEX "VolunteerPost_once" ON "VolunteerPost"("taskId", "volunteerId") WHERE "state" IN ('taken', 'done', 'missed');
CREATE TRIGGER "VolunteerPost_places" BEFORE INSERT ON "VolunteerPost" WHEN NEW."state" = 'taken'
BEGIN
  SELECT RAISE(ABORT, 'TASK_FULL') WHERE (SELECT count(*) FROM "VolunteerPost" WHERE "taskId" = NEW."taskId" AND "state" IN ('taken', 'done', 'missed'))
    >= (SELECT "places" FROM "VolunteerTask" WHERE "id" = NEW."taskId");
END;
-- Nobody serves longer than from coming to going (民政部令67号; domain A16).
CREATE TRIGGER "VolunteerPost_span" BEFORE UPDATE OF "minutes", "inAt", "outAt" ON "VolunteerPost" WHEN NEW."minutes" IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'HOURS_BEYOND_SPAN') WHERE NEW."inAt" IS NULL OR NEW."outAt" IS NULL
    OR NEW."minutes" < 0 OR NEW."minutes" * 60000 > NEW."outAt" - NEW."inAt";
END;
