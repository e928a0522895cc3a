-- CreateTable
CREATE TABLE "Proposal" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "nodeId" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "residentId" INTEGER,
    "authorName" TEXT,
    "what" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'general',
    "state" TEXT NOT NULL DEFAULT 'idea',
    "dueAt" DATETIME,
    "until" DATETIME,
    "discussionDays" INTEGER NOT NULL DEFAULT 5,
    "partyStudies" BOOLEAN NOT NULL DEFAULT false,
    "pack" TEXT,
    "adopted" BOOLEAN,
    "steps" TEXT NOT NULL DEFAULT '[]',
    "moderatorId" INTEGER,
    "mergedIntoId" INTEGER,
    "ticketId" INTEGER,
    "pollId" INTEGER,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Proposal_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Proposal_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Proposal_moderatorId_fkey" FOREIGN KEY ("moderatorId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Proposal_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Proposal" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Proposal_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Proposal_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProposalEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "proposalId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "type" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "staffId" INTEGER,
    CONSTRAINT "ProposalEvent_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ProposalEvent_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProposalComment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "proposalId" INTEGER NOT NULL,
    "residentId" INTEGER,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "dueAt" DATETIME NOT NULL,
    "reason" TEXT,
    "moderatorId" INTEGER,
    "moderatedAt" DATETIME,
    "answer" TEXT,
    "answeredAt" DATETIME,
    CONSTRAINT "ProposalComment_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ProposalComment_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "ProposalComment_moderatorId_fkey" FOREIGN KEY ("moderatorId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProposalTask" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "proposalId" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "doneAt" DATETIME,
    CONSTRAINT "ProposalTask_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProposalMoney" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "proposalId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "fen" BIGINT NOT NULL,
    "voucher" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "staffId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "ProposalMoney_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ProposalMoney_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProposalFlag" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "proposalId" INTEGER NOT NULL,
    "record" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "toId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "answer" TEXT,
    "answeredAt" DATETIME,
    "escalatedAt" DATETIME,
    CONSTRAINT "ProposalFlag_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ProposalFlag_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ProposalFlag_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_StaffNotice" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "staffId" INTEGER NOT NULL,
    "ticketId" INTEGER,
    "lookInId" INTEGER,
    "proposalId" INTEGER,
    "type" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "readAt" DATETIME,
    CONSTRAINT "StaffNotice_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StaffNotice_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "StaffNotice_lookInId_fkey" FOREIGN KEY ("lookInId") REFERENCES "LookIn" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "StaffNotice_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_StaffNotice" ("at", "id", "lookInId", "readAt", "staffId", "ticketId", "type") SELECT "at", "id", "lookInId", "readAt", "staffId", "ticketId", "type" FROM "StaffNotice";
DROP TABLE "StaffNotice";
ALTER TABLE "new_StaffNotice" RENAME TO "StaffNotice";
CREATE INDEX "StaffNotice_staffId_readAt_idx" ON "StaffNotice"("staffId", "readAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_publicId_key" ON "Proposal"("publicId");

-- CreateIndex
CREATE INDEX "Proposal_scope_idx" ON "Proposal"("scope");

-- CreateIndex
CREATE INDEX "Proposal_residentId_idx" ON "Proposal"("residentId");

-- CreateIndex
CREATE INDEX "ProposalEvent_proposalId_idx" ON "ProposalEvent"("proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "ProposalComment_publicId_key" ON "ProposalComment"("publicId");

-- CreateIndex
CREATE INDEX "ProposalComment_proposalId_idx" ON "ProposalComment"("proposalId");

-- CreateIndex
CREATE INDEX "ProposalComment_residentId_idx" ON "ProposalComment"("residentId");

-- CreateIndex
CREATE UNIQUE INDEX "ProposalTask_publicId_key" ON "ProposalTask"("publicId");

-- CreateIndex
CREATE INDEX "ProposalTask_proposalId_idx" ON "ProposalTask"("proposalId");

-- CreateIndex
CREATE INDEX "ProposalMoney_proposalId_idx" ON "ProposalMoney"("proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "ProposalFlag_publicId_key" ON "ProposalFlag"("publicId");

-- CreateIndex
CREATE INDEX "ProposalFlag_proposalId_idx" ON "ProposalFlag"("proposalId");
