-- Spreads a fresh database over the machines of a distributed PostgreSQL (Citus): the towns and what belongs to none of them
-- are copied to every machine, everything else stands where its town stands. Run by psql after `fengqiao migrate` made the
-- tables and before the first record; docs/distributed.md says what was tried.
-- One call a statement, and a table after those it refers to.

SELECT create_reference_table('towns');
SELECT create_reference_table('keyring');
SELECT create_reference_table('chain_keys');
SELECT create_reference_table('settings');
SELECT create_reference_table('settings_head');
SELECT create_reference_table('calendar_days');
SELECT create_reference_table('accounts');
SELECT create_reference_table('sessions');

SELECT create_distributed_table('town_settings', 'town', colocate_with => 'none');
SELECT create_distributed_table('town_calendar_days', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('audit_events', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('audit_heads', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('idempotency_keys', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('creations', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('rooms', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('room_names', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('people', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('person_roles', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('cases', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_mergers', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_numbers', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_limits', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_parties', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_participants', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_resolutions', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_instalments', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_performances', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_endings', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_steps', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_transfers', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_meetings', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_follow_ups', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_attachments', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_links', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('case_platform_numbers', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('screening_reports', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('screening_versions', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('screening_version_cases', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('screening_excuses', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('petition_visits', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('petition_visitors', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('petition_progress', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('duty_days', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('online_entries', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('reconciliation_reasons', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('imports', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('import_rows', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('import_value_synonyms', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('seals', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('seal_figures', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('seal_families', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('seal_records', 'town', colocate_with => 'town_settings');
SELECT create_distributed_table('search_rows', 'town', colocate_with => 'town_settings');
