-- DropIndex
DROP INDEX "Ticket_nodeId_category_createdAt_idx";

-- By hand, since Prisma's schema can't say it: what a neighbour may have told before, the oldest first; the row itself is read only of what fits.
CREATE INDEX "Ticket_alike" ON "Ticket"("nodeId", "category", "id", "placeText", "createdAt")
  WHERE status IN ('submitted', 'assigned', 'in_progress', 'need_info', 'handed_off') AND confidential = 0;
-- What lapses, and when.
CREATE INDEX "Booking_lapse" ON "Booking"("heldUntil") WHERE "state" IN ('held', 'offered');
