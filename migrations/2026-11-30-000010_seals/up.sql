-- The figures of a town's year as they were when somebody sealed them. A row is never changed; sealing again adds an edition.
CREATE TABLE seals (
    town INTEGER NOT NULL REFERENCES towns (number),
    id TEXT NOT NULL,
    year INTEGER NOT NULL,
    edition INTEGER NOT NULL CHECK (edition > 0),
    sealed_at TIMESTAMP NOT NULL,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    -- The row of the town's audit log that tells of the sealing; what moved a figure since stands after it.
    audit_seq BIGINT NOT NULL,
    PRIMARY KEY (town, id),
    UNIQUE (town, year, edition)
);

-- One figure of a seal. Money is kept in fen, a share as its two numbers; `cells` holds [dimension, key, sum] in JSON.
CREATE TABLE seal_figures (
    town INTEGER NOT NULL,
    seal_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    edition INTEGER NOT NULL,
    unit TEXT NOT NULL,
    value BIGINT,
    numerator BIGINT,
    denominator BIGINT,
    cells TEXT NOT NULL,
    PRIMARY KEY (town, seal_id, position),
    FOREIGN KEY (town, seal_id) REFERENCES seals (town, id)
);

-- What the columns of one kind of record are, in order: keys of dimensions, and what it adds to each figure.
CREATE TABLE seal_families (
    town INTEGER NOT NULL,
    seal_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    dimensions TEXT NOT NULL,
    figures TEXT NOT NULL,
    PRIMARY KEY (town, seal_id, position),
    FOREIGN KEY (town, seal_id) REFERENCES seals (town, id)
);

-- One record counted, once for all figures and cells of its kind. `subject_id` is how the audit log names it.
CREATE TABLE seal_records (
    town INTEGER NOT NULL,
    seal_id TEXT NOT NULL,
    family TEXT NOT NULL,
    record_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    day TEXT NOT NULL,
    cell_keys TEXT NOT NULL,
    counts TEXT NOT NULL,
    PRIMARY KEY (town, seal_id, family, record_id),
    FOREIGN KEY (town, seal_id) REFERENCES seals (town, id)
);
CREATE INDEX seal_records_by_subject ON seal_records (town, subject_id);

-- What the audit log, a lower room of the house, sees of seals: whether a record is counted in a sealed year.
CREATE VIEW sealed_subjects AS
    SELECT r.town, r.subject_id, s.year FROM seal_records r JOIN seals s ON s.town = r.town AND s.id = r.seal_id;
