-- CreateTable
CREATE TABLE "GoodExample" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "nodeId" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "deed" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "agreedOn" TEXT,
    "agreedBy" TEXT,
    "staffId" INTEGER,
    "publishedAt" DATETIME,
    CONSTRAINT "GoodExample_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "GoodExample_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "GoodExample_publicId_key" ON "GoodExample"("publicId");

-- CreateIndex
CREATE INDEX "GoodExample_scope_idx" ON "GoodExample"("scope");
