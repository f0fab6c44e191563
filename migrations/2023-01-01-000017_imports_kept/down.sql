DROP TABLE import_value_synonyms;
DROP TABLE import_rows;
ALTER TABLE imports DROP COLUMN undone_by;
ALTER TABLE imports DROP COLUMN undone_at;
ALTER TABLE imports DROP COLUMN applied_seq;
ALTER TABLE imports DROP COLUMN preview_sealed;
ALTER TABLE imports DROP COLUMN counts;
ALTER TABLE imports DROP COLUMN account_name;
