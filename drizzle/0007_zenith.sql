-- The eighth computer player.
INSERT INTO "users" ("id", "kind", "name", "created_at") VALUES
	('computerzenith', 'computer', 'Zenith', '1972-11-29T00:00:00Z');
