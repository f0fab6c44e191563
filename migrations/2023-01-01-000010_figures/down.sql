DROP INDEX case_steps_by_day;
DROP INDEX cases_unfinished;
