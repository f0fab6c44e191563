DROP TABLE calendar_days;
DROP TABLE sessions;
DROP TABLE accounts;
DROP TABLE person_roles;
DROP TABLE people;
DROP TABLE room_names;
DROP TABLE rooms;
DROP TABLE towns;
