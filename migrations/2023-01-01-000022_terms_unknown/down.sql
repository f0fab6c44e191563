ALTER TABLE case_resolutions ADD COLUMN terms_required TEXT NOT NULL DEFAULT '台账未载明协议内容';
UPDATE case_resolutions SET terms_required = terms WHERE terms IS NOT NULL;
ALTER TABLE case_resolutions DROP COLUMN terms;
ALTER TABLE case_resolutions RENAME COLUMN terms_required TO terms;
