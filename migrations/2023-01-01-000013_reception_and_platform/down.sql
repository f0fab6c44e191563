DROP TABLE reconciliation_reasons;
DROP TABLE petition_progress;
DROP INDEX petition_visitors_by_person;
ALTER TABLE petition_visitors DROP COLUMN person_key;
DROP INDEX petition_visits_of_matter;
ALTER TABLE petition_visits DROP COLUMN matter_id;
