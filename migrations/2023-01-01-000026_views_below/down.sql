DROP VIEW sealed_subjects;
DROP VIEW search_words;
CREATE TABLE search_due (
    case_id TEXT NOT NULL PRIMARY KEY
);
