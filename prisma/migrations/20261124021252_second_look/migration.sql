-- CreateTable
CREATE TABLE "SecondLook" (
    "ticketId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "outcome" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "SecondLook_at_idx" ON "SecondLook"("at");
