DROP TABLE case_mergers;
