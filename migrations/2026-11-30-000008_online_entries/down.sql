DROP TABLE reconciliation_reasons;
DROP TABLE online_entries;
