-- CreateTable
CREATE TABLE "VolunteerCertificate" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "number" TEXT NOT NULL,
    "volunteerId" INTEGER NOT NULL,
    "stated" TEXT NOT NULL,
    "issuedAt" DATETIME NOT NULL,
    "issuedById" INTEGER NOT NULL,
    "withdrawnAt" DATETIME,
    CONSTRAINT "VolunteerCertificate_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "VolunteerCertificate_issuedById_fkey" FOREIGN KEY ("issuedById") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "VolunteerCertificate_number_key" ON "VolunteerCertificate"("number");

-- CreateIndex
CREATE INDEX "VolunteerCertificate_volunteerId_idx" ON "VolunteerCertificate"("volunteerId");
