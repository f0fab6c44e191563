DROP VIEW sealed_subjects;
DROP TABLE seal_records;
DROP TABLE seal_families;
DROP TABLE seal_figures;
DROP TABLE seals;
