-- By hand: no place of a task is given twice, whoever writes, and nobody has two of one.
CREATE UNIQUE INDEX "VolunteerPost_once" ON "VolunteerPost"("taskId", "volunteerId") WHERE "state" IN ('taken', 'done', 'missed');
CREATE TRIGGER "VolunteerPost_places" BEFORE INSERT ON "VolunteerPost" WHEN NEW."state" = 'taken'
BEGIN
  SELECT RAISE(ABORT, 'TASK_FULL') WHERE (SELECT count(*) FROM "VolunteerPost" WHERE "taskId" = NEW."taskId" AND "state" IN ('taken', 'done', 'missed'))
    >= (SELECT "places" FROM "VolunteerTask" WHERE "id" = NEW."taskId");
END;
-- Nobody serves longer than from coming to going (民政部令67号; domain A16).
CREATE TRIGGER "VolunteerPost_span" BEFORE UPDATE OF "minutes", "inAt", "outAt" ON "VolunteerPost" WHEN NEW."minutes" IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'HOURS_BEYOND_SPAN') WHERE NEW."inAt" IS NULL OR NEW."outAt" IS NULL
    OR NEW."minutes" < 0 OR NEW."minutes" * 60000 > NEW."outAt" - NEW."inAt";
END;
