-- From when reports are owed is each town's own, not the program's: by the setting where one was kept,
-- else from the half-month in which the town was opened.
ALTER TABLE towns ADD COLUMN obligations_from TEXT NOT NULL DEFAULT '2000-01-H1';
UPDATE towns SET obligations_from = COALESCE(
    (SELECT value FROM settings WHERE name = 'obligations_from' AND value <> ''),
    substr(CAST(created_at AS TEXT), 1, 7) || CASE WHEN substr(CAST(created_at AS TEXT), 9, 2) <= '15' THEN '-H1' ELSE '-H2' END
);
DELETE FROM settings WHERE name = 'obligations_from';
