ALTER TABLE "channels" DROP CONSTRAINT "channels_kind";--> statement-breakpoint
ALTER TABLE "channels" DROP CONSTRAINT "channels_named";--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_kind" CHECK ("channels"."kind" in ('public', 'password', 'private', 'direct', 'tournament'));--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_named" CHECK (("channels"."kind" in ('direct', 'tournament')) = ("channels"."name" is null));--> statement-breakpoint
INSERT INTO "channels" ("id", "kind", "created_at") SELECT "id", 'tournament', "created_at" FROM "tournaments";--> statement-breakpoint
INSERT INTO "channel_members" ("channel_id", "user_id", "role", "created_at") SELECT "id", "organiser_id", 'moderator', "created_at" FROM "tournaments" WHERE "organiser_id" IS NOT NULL;
