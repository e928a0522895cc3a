-- AlterTable
ALTER TABLE "StaffNotice" ADD COLUMN "pollId" INTEGER;

-- CreateTable
CREATE TABLE "Decision" (
    "pollId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "matter" INTEGER,
    "handIn" TEXT NOT NULL,
    "silenceClause" TEXT,
    "silenceWarning" TEXT,
    CONSTRAINT "Decision_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BallotEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "electorId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "choice" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "proxy" TEXT NOT NULL DEFAULT '',
    "sheet" BOOLEAN NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "BallotEntry_electorId_fkey" FOREIGN KEY ("electorId") REFERENCES "Elector" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "BallotEntry_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BallotSettling" (
    "electorId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "staffId" INTEGER NOT NULL,
    "choice" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "proxy" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "BallotSettling_electorId_fkey" FOREIGN KEY ("electorId") REFERENCES "Elector" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "BallotSettling_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BallotProxy" (
    "electorId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "staffId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "BallotProxy_electorId_fkey" FOREIGN KEY ("electorId") REFERENCES "Elector" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "BallotProxy_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BallotDelivery" (
    "electorId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "how" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "staffId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "BallotDelivery_electorId_fkey" FOREIGN KEY ("electorId") REFERENCES "Elector" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "BallotDelivery_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RuleNumber" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "nodeId" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "pack" TEXT NOT NULL,
    "electorate" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "whole" INTEGER NOT NULL,
    "included" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "proposedBy" INTEGER NOT NULL,
    "proposedAt" DATETIME NOT NULL,
    "approvedBy" INTEGER,
    "approvedAt" DATETIME,
    CONSTRAINT "RuleNumber_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RuleNumber_proposedBy_fkey" FOREIGN KEY ("proposedBy") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RuleNumber_approvedBy_fkey" FOREIGN KEY ("approvedBy") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Elector" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "pollId" INTEGER NOT NULL,
    "areas" TEXT NOT NULL DEFAULT '[]',
    "houses" TEXT NOT NULL DEFAULT '[]',
    CONSTRAINT "Elector_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Elector" ("areas", "id", "pollId") SELECT "areas", "id", "pollId" FROM "Elector";
DROP TABLE "Elector";
ALTER TABLE "new_Elector" RENAME TO "Elector";
CREATE INDEX "Elector_pollId_idx" ON "Elector"("pollId");
CREATE TABLE "new_Ballot" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "pollId" INTEGER NOT NULL,
    "electorId" INTEGER NOT NULL,
    "residentId" INTEGER,
    "receipt" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "blind" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Ballot_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Ballot_electorId_fkey" FOREIGN KEY ("electorId") REFERENCES "Elector" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Ballot" ("at", "blind", "choice", "electorId", "id", "link", "pollId", "receipt", "residentId", "salt") SELECT "at", "blind", "choice", "electorId", "id", "link", "pollId", "receipt", "residentId", "salt" FROM "Ballot";
DROP TABLE "Ballot";
ALTER TABLE "new_Ballot" RENAME TO "Ballot";
CREATE INDEX "Ballot_electorId_idx" ON "Ballot"("electorId");
CREATE INDEX "Ballot_residentId_idx" ON "Ballot"("residentId");
CREATE UNIQUE INDEX "Ballot_pollId_receipt_key" ON "Ballot"("pollId", "receipt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "BallotEntry_electorId_staffId_key" ON "BallotEntry"("electorId", "staffId");

-- CreateIndex
CREATE INDEX "RuleNumber_pack_idx" ON "RuleNumber"("pack");

-- By hand: the box only ever grows, whoever asks.
CREATE TRIGGER "Ballot_stays" BEFORE UPDATE ON "Ballot" BEGIN
  SELECT RAISE(ABORT, 'a ballot is never changed');
END;
CREATE TRIGGER "Ballot_kept" BEFORE DELETE ON "Ballot" BEGIN
  SELECT RAISE(ABORT, 'a ballot is never deleted');
END;
