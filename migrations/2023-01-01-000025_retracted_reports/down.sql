DELETE FROM screening_version_cases WHERE EXISTS (
    SELECT 1 FROM screening_versions v
    WHERE v.report_id = screening_version_cases.report_id AND v.number = screening_version_cases.number AND v.retracted_at IS NOT NULL
);
DELETE FROM screening_versions WHERE retracted_at IS NOT NULL;
DELETE FROM screening_reports WHERE latest = 0;
ALTER TABLE screening_versions DROP COLUMN obligations_before;
ALTER TABLE screening_versions DROP COLUMN retracted_at;
