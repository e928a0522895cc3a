-- CreateTable
CREATE TABLE "MediationCode" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "partyId" INTEGER NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- CreateIndex
CREATE INDEX "MediationCode_partyId_idx" ON "MediationCode"("partyId");
