-- CreateTable
CREATE TABLE "Mediation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "ticketId" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "open" BOOLEAN,
    "state" TEXT NOT NULL,
    "mediatorId" INTEGER,
    "wishedId" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "form" TEXT,
    "agreement" TEXT,
    "effectiveOn" TEXT,
    "confirmBy" TEXT,
    "performBy" TEXT,
    CONSTRAINT "Mediation_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Mediation_mediatorId_fkey" FOREIGN KEY ("mediatorId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Mediation_wishedId_fkey" FOREIGN KEY ("wishedId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MediationParty" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mediationId" INTEGER NOT NULL,
    "applicant" BOOLEAN NOT NULL,
    "contactId" INTEGER,
    "name" TEXT,
    "phone" TEXT,
    "answer" BOOLEAN,
    "answeredAt" DATETIME,
    "answeredBy" TEXT,
    "heardById" INTEGER,
    CONSTRAINT "MediationParty_mediationId_fkey" FOREIGN KEY ("mediationId") REFERENCES "Mediation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MediationParty_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MediationSession" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mediationId" INTEGER NOT NULL,
    "startAt" DATETIME NOT NULL,
    "endAt" DATETIME NOT NULL,
    "place" TEXT NOT NULL,
    "bookingId" INTEGER,
    "cancelledAt" DATETIME,
    "record" TEXT,
    "recordedAt" DATETIME,
    CONSTRAINT "MediationSession_mediationId_fkey" FOREIGN KEY ("mediationId") REFERENCES "Mediation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MediationNote" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mediationId" INTEGER NOT NULL,
    "partyId" INTEGER,
    "staffId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "MediationNote_mediationId_fkey" FOREIGN KEY ("mediationId") REFERENCES "Mediation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MediationNote_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "MediationParty" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "MediationNote_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MediationEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mediationId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "staffId" INTEGER,
    "type" TEXT NOT NULL,
    "aboutId" INTEGER,
    "note" TEXT,
    CONSTRAINT "MediationEvent_mediationId_fkey" FOREIGN KEY ("mediationId") REFERENCES "Mediation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MediationEvent_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MediationScan" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mediationId" INTEGER NOT NULL,
    "mediaId" TEXT NOT NULL,
    CONSTRAINT "MediationScan_mediationId_fkey" FOREIGN KEY ("mediationId") REFERENCES "Mediation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MediationMessage" (
    "messageId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mediationId" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "MatterParty" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "ticketId" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "own" BOOLEAN NOT NULL,
    "at" DATETIME NOT NULL
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
    "volunteerTaskId" INTEGER,
    "pollId" INTEGER,
    "mediationId" INTEGER,
    "type" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "readAt" DATETIME,
    "waitsUntil" DATETIME,
    "digestId" INTEGER,
    CONSTRAINT "StaffNotice_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StaffNotice_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "StaffNotice_lookInId_fkey" FOREIGN KEY ("lookInId") REFERENCES "LookIn" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "StaffNotice_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "StaffNotice_mediationId_fkey" FOREIGN KEY ("mediationId") REFERENCES "Mediation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "StaffNotice_digestId_fkey" FOREIGN KEY ("digestId") REFERENCES "StaffNotice" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_StaffNotice" ("at", "digestId", "id", "lookInId", "pollId", "proposalId", "readAt", "staffId", "ticketId", "type", "volunteerTaskId", "waitsUntil") SELECT "at", "digestId", "id", "lookInId", "pollId", "proposalId", "readAt", "staffId", "ticketId", "type", "volunteerTaskId", "waitsUntil" FROM "StaffNotice";
DROP TABLE "StaffNotice";
ALTER TABLE "new_StaffNotice" RENAME TO "StaffNotice";
CREATE INDEX "StaffNotice_staffId_readAt_idx" ON "StaffNotice"("staffId", "readAt");
CREATE INDEX "StaffNotice_digestId_idx" ON "StaffNotice"("digestId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Mediation_publicId_key" ON "Mediation"("publicId");

-- CreateIndex
CREATE UNIQUE INDEX "Mediation_ticketId_key" ON "Mediation"("ticketId");

-- CreateIndex
CREATE INDEX "Mediation_mediatorId_idx" ON "Mediation"("mediatorId");

-- CreateIndex
CREATE INDEX "Mediation_scope_idx" ON "Mediation"("scope");

-- CreateIndex
CREATE INDEX "MediationParty_mediationId_idx" ON "MediationParty"("mediationId");

-- CreateIndex
CREATE INDEX "MediationParty_contactId_idx" ON "MediationParty"("contactId");

-- CreateIndex
CREATE UNIQUE INDEX "MediationSession_bookingId_key" ON "MediationSession"("bookingId");

-- CreateIndex
CREATE INDEX "MediationSession_mediationId_idx" ON "MediationSession"("mediationId");

-- CreateIndex
CREATE INDEX "MediationNote_mediationId_idx" ON "MediationNote"("mediationId");

-- CreateIndex
CREATE INDEX "MediationEvent_mediationId_idx" ON "MediationEvent"("mediationId");

-- CreateIndex
CREATE INDEX "MediationScan_mediationId_idx" ON "MediationScan"("mediationId");

-- CreateIndex
CREATE INDEX "MediationMessage_mediationId_idx" ON "MediationMessage"("mediationId");

-- CreateIndex
CREATE INDEX "MatterParty_hash_idx" ON "MatterParty"("hash");

-- CreateIndex
CREATE INDEX "MatterParty_ticketId_idx" ON "MatterParty"("ticketId");

-- CreateIndex
CREATE INDEX "MatterParty_at_idx" ON "MatterParty"("at");
