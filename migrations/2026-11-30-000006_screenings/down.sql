DROP TABLE screening_excuses;
DROP TABLE screening_version_cases;
DROP TABLE screening_versions;
DROP TABLE screening_reports;
