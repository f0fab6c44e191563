-- What was open at the end of a year is told by the steps that finished a case in a later year than it was found: a few of
-- each year. Without the mark every later step would have to be read.
ALTER TABLE case_steps ADD COLUMN later_year BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE case_steps SET later_year = TRUE WHERE EXISTS (
    SELECT 1 FROM cases c WHERE c.id = case_steps.case_id
    AND substr(CAST(c.found_on AS TEXT), 1, 4) < substr(CAST(case_steps.taken_on AS TEXT), 1, 4)
);
DROP INDEX case_steps_by_day;
CREATE INDEX case_steps_of_later_years ON case_steps (taken_on, case_id) WHERE finishes AND later_year;
-- The entries that still look for their case are few, and are asked for with every figure of the platform.
CREATE INDEX online_entries_without_case ON online_entries (town_id, id) WHERE case_id IS NULL;
