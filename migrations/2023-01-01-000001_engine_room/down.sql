DROP TABLE keyring;
DROP TABLE settings;
DROP TABLE creations;
DROP TABLE idempotency_keys;
DROP TABLE audit_head;
DROP TABLE audit_events;
