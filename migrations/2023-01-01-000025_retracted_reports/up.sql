-- A report may be taken back on the day it was signed: the version stays, none or an earlier one is in force (`latest` 0: none).
ALTER TABLE screening_versions ADD COLUMN retracted_at TIMESTAMP;
-- From when the town owed reports before this version moved that; taken back with it.
ALTER TABLE screening_versions ADD COLUMN obligations_before TEXT;
