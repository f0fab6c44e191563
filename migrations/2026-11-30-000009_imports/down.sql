DROP TABLE import_value_synonyms;
DROP TABLE import_rows;
DROP TABLE imports;
