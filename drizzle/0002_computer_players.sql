ALTER TABLE "users" DROP CONSTRAINT "users_kind";--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_kind" CHECK ("users"."kind" in ('guest', 'member', 'computer'));--> statement-breakpoint
-- One row for each character of packages/game. They have been waiting since Pong was first shown.
INSERT INTO "users" ("id", "kind", "name", "created_at") VALUES
	('computerpebble', 'computer', 'Pebble', '1972-11-29T00:00:00Z'),
	('computerskitter', 'computer', 'Skitter', '1972-11-29T00:00:00Z'),
	('computerplumb', 'computer', 'Plumb', '1972-11-29T00:00:00Z'),
	('computerflint', 'computer', 'Flint', '1972-11-29T00:00:00Z'),
	('computerledger', 'computer', 'Ledger', '1972-11-29T00:00:00Z'),
	('computerheron', 'computer', 'Heron', '1972-11-29T00:00:00Z'),
	('computermeridian', 'computer', 'Meridian', '1972-11-29T00:00:00Z');
