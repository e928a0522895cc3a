-- CreateTable
CREATE TABLE "LegalCase" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "nodeId" INTEGER NOT NULL,
    "topic" TEXT NOT NULL,
    "profession" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "authorId" INTEGER NOT NULL,
    "confirmerId" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "confirmedAt" DATETIME,
    CONSTRAINT "LegalCase_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LegalCase_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LegalCase_confirmerId_fkey" FOREIGN KEY ("confirmerId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LessonCard" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "nodeId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "expiresOn" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "authorId" INTEGER NOT NULL,
    "confirmerId" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "confirmedAt" DATETIME,
    "dueAt" DATETIME,
    CONSTRAINT "LessonCard_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LessonCard_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LessonCard_confirmerId_fkey" FOREIGN KEY ("confirmerId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LessonReader" (
    "residentId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "contactId" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL,
    "lastAt" DATETIME,
    "cardId" INTEGER,
    CONSTRAINT "LessonReader_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LessonReader_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "LessonCard" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "LegalCase_publicId_key" ON "LegalCase"("publicId");

-- CreateIndex
CREATE INDEX "LegalCase_state_topic_idx" ON "LegalCase"("state", "topic");

-- CreateIndex
CREATE UNIQUE INDEX "LessonCard_publicId_key" ON "LessonCard"("publicId");
