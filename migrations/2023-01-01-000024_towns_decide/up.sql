-- What a town decides for itself; what the program has stands in `settings` and `calendar_days`.
CREATE TABLE town_settings (
    town_id TEXT NOT NULL REFERENCES towns (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (town_id, name)
);

-- A year that a town has entered stands in the place of the program's.
CREATE TABLE town_calendar_days (
    town_id TEXT NOT NULL REFERENCES towns (id),
    day DATE NOT NULL,
    working BOOLEAN NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (town_id, day)
);

-- Tries at a password are counted in memory, before they are checked.
ALTER TABLE accounts DROP COLUMN failed_sign_ins;
ALTER TABLE accounts DROP COLUMN paused_until;
