DROP TABLE person_roles;
DROP TABLE people;
DROP TABLE room_names;
DROP TABLE rooms;
