-- Cases whose words changed since the search index was last brought up to date; emptied before every commit.
CREATE TABLE search_due (
    case_id TEXT NOT NULL PRIMARY KEY
);
