DROP TABLE seal_records;
DROP TABLE seal_families;
DROP TABLE seal_figures;
DROP TABLE seals;
ALTER TABLE audit_events DROP COLUMN change_reason;
