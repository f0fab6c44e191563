-- What lower rooms of the house see of tables above them: the search index the words of a case, the audit log whether a
-- record is counted in a sealed year. What is due to the search index is known to the writer.
DROP TABLE search_due;
CREATE VIEW search_words AS SELECT id AS case_id, search_text AS words FROM cases;
CREATE VIEW sealed_subjects AS
    SELECT seal_records.subject_id, seals.year FROM seal_records JOIN seals ON seals.id = seal_records.seal_id;
