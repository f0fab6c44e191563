-- Why a record counted in a sealed year was changed; beside `reason`, which a command may have of its own.
ALTER TABLE audit_events ADD COLUMN change_reason TEXT;

-- The figures of a town's year as they were when somebody sealed them. A row is never changed; sealing again adds an edition.
CREATE TABLE seals (
    id TEXT NOT NULL PRIMARY KEY,
    town_id TEXT NOT NULL REFERENCES towns (id),
    year INTEGER NOT NULL,
    edition INTEGER NOT NULL CHECK (edition > 0),
    sealed_at TIMESTAMP NOT NULL,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    -- The row of the audit log that tells of the sealing; what moved a figure since stands after it.
    audit_seq BIGINT NOT NULL,
    UNIQUE (town_id, year, edition)
);

-- One figure of a seal. Money is kept in fen, a share as its two numbers; `cells` holds [dimension, key, sum] in JSON.
CREATE TABLE seal_figures (
    seal_id TEXT NOT NULL REFERENCES seals (id),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    edition INTEGER NOT NULL,
    unit TEXT NOT NULL,
    value BIGINT,
    numerator BIGINT,
    denominator BIGINT,
    cells TEXT NOT NULL,
    PRIMARY KEY (seal_id, position)
);

-- What the columns of one kind of record are, in order: keys of dimensions, and what it adds to each figure.
CREATE TABLE seal_families (
    seal_id TEXT NOT NULL REFERENCES seals (id),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    dimensions TEXT NOT NULL,
    figures TEXT NOT NULL,
    PRIMARY KEY (seal_id, position)
);

-- One record counted, once for all figures and cells of its kind. `subject_id` is how the audit log names it.
CREATE TABLE seal_records (
    seal_id TEXT NOT NULL REFERENCES seals (id),
    family TEXT NOT NULL,
    record_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    day TEXT NOT NULL,
    cell_keys TEXT NOT NULL,
    counts TEXT NOT NULL,
    PRIMARY KEY (seal_id, family, record_id)
);
CREATE INDEX seal_records_by_subject ON seal_records (subject_id);
