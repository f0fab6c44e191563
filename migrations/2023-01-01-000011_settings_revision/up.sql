-- The settings are one record to people: who changes them says which state they saw.
CREATE TABLE settings_head (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    revision INTEGER NOT NULL
);
INSERT INTO settings_head (id, revision) VALUES (1, 1);
