-- CreateTable
CREATE TABLE "Poll" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "nodeId" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "pack" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "electorate" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "options" TEXT NOT NULL,
    "opensAt" DATETIME NOT NULL,
    "closesAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "entitled" INTEGER NOT NULL DEFAULT 0,
    "link" TEXT NOT NULL DEFAULT '',
    "cast" INTEGER NOT NULL DEFAULT 0,
    "record" TEXT,
    "head" TEXT,
    "staffId" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "publishedAt" DATETIME,
    CONSTRAINT "Poll_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Poll_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Elector" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "pollId" INTEGER NOT NULL,
    "areas" TEXT NOT NULL DEFAULT '[]',
    CONSTRAINT "Elector_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ElectorMember" (
    "residentId" INTEGER NOT NULL,
    "electorId" INTEGER NOT NULL,

    PRIMARY KEY ("residentId", "electorId"),
    CONSTRAINT "ElectorMember_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ElectorMember_electorId_fkey" FOREIGN KEY ("electorId") REFERENCES "Elector" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Ballot" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "pollId" INTEGER NOT NULL,
    "electorId" INTEGER NOT NULL,
    "residentId" INTEGER NOT NULL,
    "receipt" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "blind" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Ballot_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Ballot_electorId_fkey" FOREIGN KEY ("electorId") REFERENCES "Elector" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PollNotice" (
    "pollId" INTEGER NOT NULL,
    "residentId" INTEGER NOT NULL,
    "round" TEXT NOT NULL,
    "messageId" INTEGER NOT NULL,

    PRIMARY KEY ("pollId", "round", "residentId"),
    CONSTRAINT "PollNotice_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PollNotice_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Poll_publicId_key" ON "Poll"("publicId");

-- CreateIndex
CREATE INDEX "Poll_scope_idx" ON "Poll"("scope");

-- CreateIndex
CREATE INDEX "Poll_state_idx" ON "Poll"("state");

-- CreateIndex
CREATE INDEX "Elector_pollId_idx" ON "Elector"("pollId");

-- CreateIndex
CREATE INDEX "ElectorMember_electorId_idx" ON "ElectorMember"("electorId");

-- CreateIndex
CREATE INDEX "Ballot_electorId_idx" ON "Ballot"("electorId");

-- CreateIndex
CREATE INDEX "Ballot_residentId_idx" ON "Ballot"("residentId");

-- CreateIndex
CREATE UNIQUE INDEX "Ballot_pollId_receipt_key" ON "Ballot"("pollId", "receipt");

-- CreateIndex
CREATE UNIQUE INDEX "PollNotice_messageId_key" ON "PollNotice"("messageId");

-- CreateIndex
CREATE INDEX "PollNotice_residentId_idx" ON "PollNotice"("residentId");

-- By hand: the box only ever grows, whoever asks.
CREATE TRIGGER "Ballot_stays" BEFORE UPDATE ON "Ballot" BEGIN
  SELECT RAISE(ABORT, 'a ballot is never changed');
END;
CREATE TRIGGER "Ballot_kept" BEFORE DELETE ON "Ballot" BEGIN
  SELECT RAISE(ABORT, 'a ballot is never deleted');
END;
