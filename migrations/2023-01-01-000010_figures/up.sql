-- Cases not finished, few among many: what is open at the end of a year, and what needs somebody today.
CREATE INDEX cases_unfinished ON cases (town_id, found_on) WHERE stage IN ('registered', 'accepted');
-- Steps taken since a day: which cases were still open on it.
CREATE INDEX case_steps_by_day ON case_steps (taken_on, case_id);
