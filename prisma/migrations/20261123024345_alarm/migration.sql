-- CreateTable
CREATE TABLE "DutyEntry" (
    "nodeId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "rank" INTEGER NOT NULL,

    PRIMARY KEY ("nodeId", "staffId"),
    CONSTRAINT "DutyEntry_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DutyEntry_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AlarmWay" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "staffId" INTEGER NOT NULL,
    "way" TEXT NOT NULL,
    "gateway" TEXT NOT NULL DEFAULT '',
    "phone" TEXT,
    "contactId" INTEGER,
    "codeHash" TEXT,
    "codeUntil" DATETIME,
    "testMessageId" INTEGER,
    "triedAt" DATETIME,
    CONSTRAINT "AlarmWay_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AlarmWay_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Alarm" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "ticketId" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "staffNotifiedAt" DATETIME,
    "toldResident" TEXT,
    "confirmedBy" INTEGER,
    "confirmedAt" DATETIME,
    "authority" TEXT,
    "authorityReceipt" TEXT,
    "authorityBy" INTEGER,
    "authorityContactedAt" DATETIME,
    "reportDueAt" DATETIME,
    "reportBy" INTEGER,
    CONSTRAINT "Alarm_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Alarm_confirmedBy_fkey" FOREIGN KEY ("confirmedBy") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Alarm_authorityBy_fkey" FOREIGN KEY ("authorityBy") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Alarm_reportBy_fkey" FOREIGN KEY ("reportBy") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AlarmCall" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "alarmId" INTEGER,
    "staffId" INTEGER,
    "way" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "outcome" TEXT NOT NULL,
    "messageId" INTEGER,
    CONSTRAINT "AlarmCall_alarmId_fkey" FOREIGN KEY ("alarmId") REFERENCES "Alarm" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "AlarmCall_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "AlarmWay_codeHash_key" ON "AlarmWay"("codeHash");

-- CreateIndex
CREATE INDEX "AlarmWay_contactId_idx" ON "AlarmWay"("contactId");

-- CreateIndex
CREATE UNIQUE INDEX "AlarmWay_staffId_way_gateway_key" ON "AlarmWay"("staffId", "way", "gateway");

-- CreateIndex
CREATE UNIQUE INDEX "Alarm_ticketId_key" ON "Alarm"("ticketId");

-- CreateIndex
CREATE INDEX "Alarm_confirmedAt_idx" ON "Alarm"("confirmedAt");

-- CreateIndex
CREATE INDEX "AlarmCall_alarmId_idx" ON "AlarmCall"("alarmId");
