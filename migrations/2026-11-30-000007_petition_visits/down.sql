DROP TABLE duty_days;
DROP TABLE petition_progress;
DROP TABLE petition_visitors;
DROP TABLE petition_visits;
