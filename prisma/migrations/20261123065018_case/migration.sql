-- CreateTable
CREATE TABLE "TicketHelper" (
    "ticketId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,

    PRIMARY KEY ("ticketId", "staffId"),
    CONSTRAINT "TicketHelper_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- By hand: columns are added in place, where the engine would make the whole table anew.
ALTER TABLE "Ticket" ADD COLUMN "offeredToId" INTEGER;
ALTER TABLE "Ticket" ADD COLUMN "settled" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Ticket" ADD COLUMN "firstReceiverId" INTEGER;
ALTER TABLE "Ticket" ADD COLUMN "pausedAt" DATETIME;
ALTER TABLE "Ticket" ADD COLUMN "pausedDue" DATETIME;
ALTER TABLE "Ticket" ADD COLUMN "pausedDays" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "TicketHelper_staffId_idx" ON "TicketHelper"("staffId");
