-- CreateTable
CREATE TABLE "Assembly" (
    "nodeId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "meetingOn" TEXT,
    "ticks" TEXT NOT NULL DEFAULT '{}',
    CONSTRAINT "Assembly_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
