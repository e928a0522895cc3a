-- CreateTable
CREATE TABLE "PartyUnit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "communityId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "resources" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "DoubleReport" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "communityId" INTEGER NOT NULL,
    "residentId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "unitName" TEXT NOT NULL,
    "unitId" INTEGER,
    "skills" TEXT NOT NULL,
    "times" TEXT NOT NULL,
    "named" BOOLEAN NOT NULL,
    "consentVersion" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "DoubleReport_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DoubleReport_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "PartyUnit" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PartyItem" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "communityId" INTEGER NOT NULL,
    "nodeId" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PartyClaim" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "itemId" INTEGER NOT NULL,
    "reportId" INTEGER,
    "state" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "doneAt" DATETIME,
    "minutes" INTEGER,
    CONSTRAINT "PartyClaim_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "PartyItem" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PartyClaim_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "DoubleReport" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PartyFeedback" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "quarter" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "releasedAt" DATETIME NOT NULL,
    "staffId" INTEGER NOT NULL,
    CONSTRAINT "PartyFeedback_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "PartyUnit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "PartyUnit_publicId_key" ON "PartyUnit"("publicId");

-- CreateIndex
CREATE UNIQUE INDEX "PartyUnit_communityId_name_key" ON "PartyUnit"("communityId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "DoubleReport_publicId_key" ON "DoubleReport"("publicId");

-- CreateIndex
CREATE UNIQUE INDEX "DoubleReport_residentId_key" ON "DoubleReport"("residentId");

-- CreateIndex
CREATE INDEX "DoubleReport_communityId_idx" ON "DoubleReport"("communityId");

-- CreateIndex
CREATE UNIQUE INDEX "PartyItem_publicId_key" ON "PartyItem"("publicId");

-- CreateIndex
CREATE INDEX "PartyItem_communityId_open_idx" ON "PartyItem"("communityId", "open");

-- CreateIndex
CREATE UNIQUE INDEX "PartyClaim_publicId_key" ON "PartyClaim"("publicId");

-- CreateIndex
CREATE INDEX "PartyClaim_itemId_idx" ON "PartyClaim"("itemId");

-- CreateIndex
CREATE INDEX "PartyClaim_reportId_idx" ON "PartyClaim"("reportId");

-- CreateIndex
CREATE UNIQUE INDEX "PartyFeedback_publicId_key" ON "PartyFeedback"("publicId");

-- CreateIndex
CREATE UNIQUE INDEX "PartyFeedback_unitId_year_quarter_key" ON "PartyFeedback"("unitId", "year", "quarter");
