-- Divides the tables of a PostgreSQL database by town, and gives town 1 a twin, 99, with the same records under the same ids.
-- A statement that names its town reads and writes the part of that town alone, as on a distributed engine; one that does not
-- reads the twin as well, or changes it.
DO $$
DECLARE
    moved record;
    columns text;
    names text;
    commands text[];
    command text;
BEGIN
    ALTER SCHEMA public RENAME TO whole;
    CREATE SCHEMA public;
    -- Without a path, so that what is read of the catalogue names no schema.
    PERFORM set_config('search_path', 'whole', true);
    SELECT array_agg(format('ALTER TABLE public.%I ADD %s', t.relname, pg_get_constraintdef(c.oid))) INTO commands
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
    WHERE c.contype = 'f' AND t.relnamespace = 'whole'::regnamespace
        AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'town');
    FOR moved IN
        SELECT viewname, definition FROM pg_views WHERE schemaname = 'whole'
    LOOP
        commands := commands || format('CREATE VIEW public.%I AS %s', moved.viewname, moved.definition);
        EXECUTE format('DROP VIEW whole.%I', moved.viewname);
    END LOOP;
    FOR moved IN
        SELECT t.oid, t.relname, EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'town') AS divided
        FROM pg_class t WHERE t.relkind = 'r' AND t.relnamespace = 'whole'::regnamespace
    LOOP
        IF NOT moved.divided THEN
            EXECUTE format('ALTER TABLE whole.%I SET SCHEMA public', moved.relname);
            CONTINUE;
        END IF;
        EXECUTE format('CREATE TABLE public.%1$I (LIKE whole.%1$I INCLUDING ALL) PARTITION BY LIST (town)', moved.relname);
        EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I DEFAULT', moved.relname || '_home', moved.relname);
        EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES IN (99)', moved.relname || '_twin', moved.relname);
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum),
               string_agg(CASE attname WHEN 'town' THEN '99' ELSE quote_ident(attname) END, ', ' ORDER BY attnum)
        INTO names, columns FROM pg_attribute WHERE attrelid = moved.oid AND attnum > 0 AND NOT attisdropped;
        EXECUTE format('INSERT INTO public.%1$I (%2$s) SELECT %2$s FROM whole.%1$I', moved.relname, names);
        EXECUTE format('INSERT INTO public.%1$I (%2$s) SELECT %3$s FROM whole.%1$I WHERE town = 1', moved.relname, names, columns);
    END LOOP;
    INSERT INTO public.towns (number, id, name, obligations_from, created_at, updated_at)
    SELECT 99, '00000000-0000-4000-8000-000000000099', '孪生镇', obligations_from, created_at, updated_at
    FROM public.towns WHERE number = 1;
    PERFORM set_config('search_path', 'public', true);
    FOREACH command IN ARRAY commands LOOP
        EXECUTE command;
    END LOOP;
    DROP SCHEMA whole CASCADE;
END
$$
