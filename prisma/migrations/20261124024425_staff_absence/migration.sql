-- CreateTable
CREATE TABLE "StaffAbsence" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "staffId" INTEGER NOT NULL,
    "fromDay" TEXT NOT NULL,
    "untilDay" TEXT NOT NULL,
    "notedById" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "StaffAbsence_staffId_untilDay_idx" ON "StaffAbsence"("staffId", "untilDay");
