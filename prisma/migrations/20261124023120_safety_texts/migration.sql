-- CreateTable
CREATE TABLE "SafetyText" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "communityId" INTEGER NOT NULL,
    "danger" TEXT NOT NULL,
    "zh" TEXT NOT NULL,
    "en" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "checkedOn" TEXT NOT NULL,
    "proposedBy" INTEGER NOT NULL,
    "proposedAt" DATETIME NOT NULL,
    "approvedBy" INTEGER,
    "approvedAt" DATETIME,
    CONSTRAINT "SafetyText_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Node" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SafetyText_proposedBy_fkey" FOREIGN KEY ("proposedBy") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SafetyText_approvedBy_fkey" FOREIGN KEY ("approvedBy") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "SafetyText_communityId_idx" ON "SafetyText"("communityId");
