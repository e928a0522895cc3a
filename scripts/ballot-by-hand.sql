-- By hand: the box only ever grows, whoever asks.
CREATE TRIGGER "Ballot_stays" BEFORE UPDATE ON "Ballot" BEGIN
  SELECT RAISE(ABORT, 'a ballot is never changed');
END;
CREATE TRIGGER "Ballot_kept" BEFORE DELETE ON "Ballot" BEGIN
  SELECT RAISE(ABORT, 'a ballot is never deleted');
END;
