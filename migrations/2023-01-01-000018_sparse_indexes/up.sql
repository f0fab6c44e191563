-- Columns that are mostly empty: an index of the filled ones alone is small, and statistics do not take it for useless.
DROP INDEX cases_merged_into;
CREATE INDEX cases_merged_into ON cases (merged_into) WHERE merged_into IS NOT NULL;
DROP INDEX petition_visits_of_case;
CREATE INDEX petition_visits_of_case ON petition_visits (case_id) WHERE case_id IS NOT NULL;
DROP INDEX case_parties_by_id_number;
CREATE INDEX case_parties_by_id_number ON case_parties (id_number_index) WHERE id_number_index IS NOT NULL;
DROP INDEX case_parties_by_phone;
CREATE INDEX case_parties_by_phone ON case_parties (phone_index) WHERE phone_index IS NOT NULL;
