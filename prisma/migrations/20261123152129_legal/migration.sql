-- CreateTable
CREATE TABLE "LegalIntake" (
    "residentId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "topic" TEXT NOT NULL,
    "limits" TEXT NOT NULL,
    "phone" TEXT,
    "own" TEXT NOT NULL,
    "told" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "LegalIntake_residentId_fkey" FOREIGN KEY ("residentId") REFERENCES "Resident" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Consultation" (
    "bookingId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "adviserId" INTEGER,
    "topic" TEXT NOT NULL,
    "limits" TEXT NOT NULL DEFAULT '[]',
    "sideTold" BOOLEAN NOT NULL,
    "checked" TEXT,
    "checkedAt" DATETIME,
    "minutes" INTEGER,
    "referral" TEXT,
    "satisfaction" TEXT,
    "askedAt" DATETIME,
    CONSTRAINT "Consultation_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Consultation_adviserId_fkey" FOREIGN KEY ("adviserId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConsultationParty" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "bookingId" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "own" BOOLEAN NOT NULL,
    CONSTRAINT "ConsultationParty_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Consultation" ("bookingId") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConsultationNote" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "bookingId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "text" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL,
    CONSTRAINT "ConsultationNote_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Consultation" ("bookingId") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConsultationReading" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "bookingId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "ConsultationReading_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Consultation" ("bookingId") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ConsultationReading_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "LegalIntake_at_idx" ON "LegalIntake"("at");

-- CreateIndex
CREATE INDEX "Consultation_adviserId_idx" ON "Consultation"("adviserId");

-- CreateIndex
CREATE INDEX "ConsultationParty_hash_idx" ON "ConsultationParty"("hash");

-- CreateIndex
CREATE INDEX "ConsultationNote_bookingId_idx" ON "ConsultationNote"("bookingId");

-- CreateIndex
CREATE INDEX "ConsultationReading_bookingId_idx" ON "ConsultationReading"("bookingId");
