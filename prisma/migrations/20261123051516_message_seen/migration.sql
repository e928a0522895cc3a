-- DropIndex
DROP INDEX "Message_contactId_platformId_key";

-- CreateIndex
CREATE INDEX "Message_contactId_idx" ON "Message"("contactId");

-- By hand, since Prisma's schema can't say it: what deduplicates. The platform's id first: ids that grow with time change few pages,
-- and replies have none.
CREATE UNIQUE INDEX "Message_seen" ON "Message"("platformId", "contactId") WHERE "platformId" IS NOT NULL;
