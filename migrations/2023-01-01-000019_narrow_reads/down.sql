DROP INDEX online_entries_without_case;
DROP INDEX case_steps_of_later_years;
CREATE INDEX case_steps_by_day ON case_steps (taken_on, case_id);
ALTER TABLE case_steps DROP COLUMN later_year;
