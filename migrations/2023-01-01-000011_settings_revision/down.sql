DROP TABLE settings_head;
