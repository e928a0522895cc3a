-- CreateTable
CREATE TABLE "Care" (
    "elderId" INTEGER NOT NULL,
    "carerId" INTEGER NOT NULL,
    "since" DATETIME NOT NULL,

    PRIMARY KEY ("elderId", "carerId"),
    CONSTRAINT "Care_elderId_fkey" FOREIGN KEY ("elderId") REFERENCES "Resident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Care_carerId_fkey" FOREIGN KEY ("carerId") REFERENCES "Resident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CareCode" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "elderId" INTEGER NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "CareCode_elderId_fkey" FOREIGN KEY ("elderId") REFERENCES "Resident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Care_carerId_idx" ON "Care"("carerId");

-- CreateIndex
CREATE UNIQUE INDEX "CareCode_elderId_key" ON "CareCode"("elderId");
