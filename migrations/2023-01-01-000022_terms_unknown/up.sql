-- What was agreed may be unknown: a ledger often has no column for it, and a sentence in its place would be printed as an agreement.
ALTER TABLE case_resolutions ADD COLUMN terms_on_record TEXT;
UPDATE case_resolutions SET terms_on_record = terms WHERE terms <> '台账未载明协议内容';
ALTER TABLE case_resolutions DROP COLUMN terms;
ALTER TABLE case_resolutions RENAME COLUMN terms_on_record TO terms;
