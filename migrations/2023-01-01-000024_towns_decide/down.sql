ALTER TABLE accounts ADD COLUMN failed_sign_ins INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN paused_until TIMESTAMP;
DROP TABLE town_calendar_days;
DROP TABLE town_settings;
