DROP TABLE town_calendar_days;
DROP TABLE town_settings;
DROP TABLE calendar_days;
DROP TABLE settings_head;
DROP TABLE settings;
DROP TABLE keyring;
DROP VIEW town_numbers;
DROP TABLE towns;
