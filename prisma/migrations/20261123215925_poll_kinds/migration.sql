-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Poll" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "nodeId" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "pack" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "electorate" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "options" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'single',
    "most" INTEGER NOT NULL DEFAULT 1,
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
INSERT INTO "new_Poll" ("cast", "closesAt", "createdAt", "day", "electorate", "entitled", "head", "id", "link", "nodeId", "opensAt", "options", "pack", "publicId", "publishedAt", "question", "record", "scope", "staffId", "state") SELECT "cast", "closesAt", "createdAt", "day", "electorate", "entitled", "head", "id", "link", "nodeId", "opensAt", "options", "pack", "publicId", "publishedAt", "question", "record", "scope", "staffId", "state" FROM "Poll";
DROP TABLE "Poll";
ALTER TABLE "new_Poll" RENAME TO "Poll";
CREATE UNIQUE INDEX "Poll_publicId_key" ON "Poll"("publicId");
CREATE INDEX "Poll_scope_idx" ON "Poll"("scope");
CREATE INDEX "Poll_state_idx" ON "Poll"("state");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
