-- CreateTable
CREATE TABLE "Follower" (
    "ticketId" INTEGER NOT NULL,
    "residentId" INTEGER NOT NULL,
    "contactId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("ticketId", "residentId"),
    CONSTRAINT "Follower_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Follower_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Follower_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ExternalBody" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "communityId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "duties" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    CONSTRAINT "ExternalBody_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Node" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HandOff" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "ticketId" INTEGER NOT NULL,
    "bodyId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "record" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "followUpOn" TEXT NOT NULL,
    "receipt" TEXT,
    "receivedOn" TEXT,
    "result" TEXT,
    "endedAt" DATETIME,
    CONSTRAINT "HandOff_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "HandOff_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "ExternalBody" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Follower_residentId_idx" ON "Follower"("residentId");

-- CreateIndex
CREATE INDEX "Follower_contactId_idx" ON "Follower"("contactId");

-- CreateIndex
CREATE INDEX "ExternalBody_communityId_idx" ON "ExternalBody"("communityId");

-- CreateIndex
CREATE UNIQUE INDEX "HandOff_publicId_key" ON "HandOff"("publicId");

-- CreateIndex
CREATE INDEX "HandOff_ticketId_idx" ON "HandOff"("ticketId");

-- CreateIndex
CREATE INDEX "Ticket_nodeId_category_createdAt_idx" ON "Ticket"("nodeId", "category", "createdAt");
