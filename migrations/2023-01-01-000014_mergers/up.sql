-- Into which case a merged one was merged by a person. That one may itself have been merged since; `cases.merged_into`
-- names the one at the end of the way, which counts.
CREATE TABLE case_mergers (
    case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
    into_id TEXT NOT NULL REFERENCES cases (id)
);
INSERT INTO case_mergers (case_id, into_id) SELECT id, merged_into FROM cases WHERE merged_into IS NOT NULL;
-- Whether anybody still needs a content, as a photo or as the small picture of one.
CREATE INDEX case_attachments_by_thumbnail ON case_attachments (thumbnail);
