DROP TABLE creations;
DROP TABLE idempotency_keys;
DROP TABLE chain_keys;
DROP TABLE audit_heads;
DROP TABLE audit_events;
