-- The towns this database serves. `number` is what their records carry as the first part of every key: it is given once, by
-- this database, and stands nowhere outside it. `id` is what everybody else knows the town by.
CREATE TABLE towns (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    county TEXT,
    -- The national code; systems clash over it, so nothing refers to it.
    code TEXT,
    -- The first half-month for which its rooms owe reports.
    obligations_from TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

-- Which towns there are, for the lower rooms of the house.
CREATE VIEW town_numbers AS SELECT number FROM towns;

-- Which key file seals the personal fields of this database, and which database this is.
CREATE TABLE keyring (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    fingerprint TEXT NOT NULL,
    epoch TEXT NOT NULL
);

-- What is decided for all towns.
CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

-- The settings are one record to people: who changes them says which state they saw.
CREATE TABLE settings_head (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    revision INTEGER NOT NULL
);
INSERT INTO settings_head (id, revision) VALUES (1, 1);

-- Days on which working and resting differ from Monday to Friday, by the State Council's yearly notice.
CREATE TABLE calendar_days (
    day DATE NOT NULL PRIMARY KEY,
    working BOOLEAN NOT NULL,
    name TEXT NOT NULL
);

-- What a town decides for itself.
CREATE TABLE town_settings (
    town INTEGER NOT NULL REFERENCES towns (number),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, name)
);

-- A year that a town has entered stands in the place of the program's.
CREATE TABLE town_calendar_days (
    town INTEGER NOT NULL REFERENCES towns (number),
    day DATE NOT NULL,
    working BOOLEAN NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (town, day)
);
