CREATE TABLE rooms (
    town INTEGER NOT NULL REFERENCES towns (number),
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    code TEXT,
    opened_on DATE NOT NULL,
    closed_on DATE,
    merged_into TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, id),
    UNIQUE (town, name),
    CHECK (closed_on IS NULL OR closed_on >= opened_on),
    FOREIGN KEY (town, merged_into) REFERENCES rooms (town, id)
);

-- Every name by which people write a room: its name, its short name and its aliases, folded.
CREATE TABLE room_names (
    town INTEGER NOT NULL,
    folded TEXT NOT NULL,
    room_id TEXT NOT NULL,
    alias TEXT,
    PRIMARY KEY (town, folded),
    FOREIGN KEY (town, room_id) REFERENCES rooms (town, id)
);
CREATE INDEX room_names_of_room ON room_names (town, room_id);

CREATE TABLE people (
    town INTEGER NOT NULL REFERENCES towns (number),
    id TEXT NOT NULL,
    room_id TEXT,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    gender TEXT,
    position_title TEXT,
    phone_sealed TEXT,
    phone_index TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, id),
    FOREIGN KEY (town, room_id) REFERENCES rooms (town, id)
);
CREATE INDEX people_by_name ON people (town, name_folded);
CREATE INDEX people_of_room ON people (town, room_id);

CREATE TABLE person_roles (
    town INTEGER NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    role TEXT NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE,
    certificate_no TEXT,
    PRIMARY KEY (town, id),
    CHECK (to_on IS NULL OR to_on >= from_on),
    FOREIGN KEY (town, person_id) REFERENCES people (town, id)
);
CREATE INDEX person_roles_of_person ON person_roles (town, person_id);
CREATE INDEX person_roles_by_role ON person_roles (town, role, from_on);
