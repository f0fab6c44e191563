DROP TABLE online_entries;
DROP TABLE duty_days;
DROP TABLE petition_visitors;
DROP TABLE petition_visits;
DROP TABLE screening_excuses;
DROP TABLE screening_version_cases;
DROP TABLE screening_versions;
DROP TABLE screening_reports;
