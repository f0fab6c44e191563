CREATE TABLE towns (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    county TEXT,
    code TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE rooms (
    id TEXT NOT NULL PRIMARY KEY,
    town_id TEXT NOT NULL REFERENCES towns (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    code TEXT,
    opened_on DATE NOT NULL,
    closed_on DATE,
    merged_into TEXT REFERENCES rooms (id),
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CHECK (closed_on IS NULL OR closed_on >= opened_on),
    UNIQUE (town_id, name)
);

-- Every name by which people write a room: its name, its short name and its aliases, folded.
CREATE TABLE room_names (
    town_id TEXT NOT NULL REFERENCES towns (id),
    folded TEXT NOT NULL,
    room_id TEXT NOT NULL REFERENCES rooms (id),
    alias TEXT,
    PRIMARY KEY (town_id, folded)
);
CREATE INDEX room_names_of_room ON room_names (room_id);

CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    town_id TEXT NOT NULL REFERENCES towns (id),
    room_id TEXT REFERENCES rooms (id),
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    gender TEXT,
    position_title TEXT,
    phone_sealed TEXT,
    phone_index TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX people_by_name ON people (town_id, name_folded);
CREATE INDEX people_of_room ON people (room_id);

CREATE TABLE person_roles (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE,
    certificate_no TEXT,
    CHECK (to_on IS NULL OR to_on >= from_on)
);
CREATE INDEX person_roles_of_person ON person_roles (person_id);
CREATE INDEX person_roles_by_role ON person_roles (role, from_on);

CREATE TABLE accounts (
    id TEXT NOT NULL PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    role TEXT NOT NULL,
    town_id TEXT REFERENCES towns (id),
    room_id TEXT REFERENCES rooms (id),
    person_id TEXT REFERENCES people (id),
    password_hash TEXT NOT NULL,
    must_change_password BOOLEAN NOT NULL,
    failed_sign_ins INTEGER NOT NULL DEFAULT 0,
    paused_until TIMESTAMP,
    disabled_at TIMESTAMP,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

-- Only the hash of a session's token is kept: who reads this table cannot sign in with it.
CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    created_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_of_account ON sessions (account_id);

-- Days on which working and resting differ from Monday to Friday, by the State Council's yearly notice.
CREATE TABLE calendar_days (
    day DATE NOT NULL PRIMARY KEY,
    working BOOLEAN NOT NULL,
    name TEXT NOT NULL
);
