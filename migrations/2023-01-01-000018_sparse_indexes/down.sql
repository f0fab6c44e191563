DROP INDEX case_parties_by_phone;
CREATE INDEX case_parties_by_phone ON case_parties (phone_index);
DROP INDEX case_parties_by_id_number;
CREATE INDEX case_parties_by_id_number ON case_parties (id_number_index);
DROP INDEX petition_visits_of_case;
CREATE INDEX petition_visits_of_case ON petition_visits (case_id);
DROP INDEX cases_merged_into;
CREATE INDEX cases_merged_into ON cases (merged_into);
