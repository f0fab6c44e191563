DROP INDEX case_attachments_by_thumbnail;
DROP TABLE case_mergers;
