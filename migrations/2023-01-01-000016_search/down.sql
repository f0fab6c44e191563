DROP TABLE search_due;
