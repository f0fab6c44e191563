INSERT INTO settings (name, value, changed_at)
    SELECT 'obligations_from', MIN(obligations_from), MIN(created_at) FROM towns HAVING COUNT(*) > 0;
ALTER TABLE towns DROP COLUMN obligations_from;
