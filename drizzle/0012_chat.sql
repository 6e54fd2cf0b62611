CREATE TABLE "channel_members" (
	"channel_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"read_seq" bigint DEFAULT 0 NOT NULL,
	"muted_until" timestamp with time zone,
	"banned_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "channel_members_channel_id_user_id_pk" PRIMARY KEY("channel_id","user_id"),
	CONSTRAINT "channel_members_role" CHECK ("channel_members"."role" in ('owner', 'moderator', 'member', 'invited', 'outside'))
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"name_key" text,
	"password_hash" text,
	"slow_seconds" integer DEFAULT 0 NOT NULL,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"spoken_at" timestamp with time zone,
	CONSTRAINT "channels_id" CHECK ("channels"."id" ~ '^[0-9A-Za-z]{12,32}$'),
	CONSTRAINT "channels_kind" CHECK ("channels"."kind" in ('public', 'password', 'private', 'direct')),
	CONSTRAINT "channels_named" CHECK (("channels"."kind" = 'direct') = ("channels"."name" is null)),
	CONSTRAINT "channels_key" CHECK (("channels"."name" is null) = ("channels"."name_key" is null)),
	CONSTRAINT "channels_password" CHECK (("channels"."kind" = 'password') = ("channels"."password_hash" is not null)),
	CONSTRAINT "channels_slow_seconds" CHECK ("channels"."slow_seconds" between 0 and 3600)
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"channel_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"id" text NOT NULL,
	"author_id" text NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"created_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	CONSTRAINT "messages_channel_id_seq_pk" PRIMARY KEY("channel_id","seq"),
	CONSTRAINT "messages_id" CHECK ("messages"."id" ~ '^[0-9A-Za-z]{12,32}$'),
	CONSTRAINT "messages_kind" CHECK ("messages"."kind" in ('text', 'joined', 'left')),
	CONSTRAINT "messages_text" CHECK (char_length("messages"."text") <= 500)
);
--> statement-breakpoint
ALTER TABLE "channel_members" ADD CONSTRAINT "channel_members_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_members" ADD CONSTRAINT "channel_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "channel_members_user_id" ON "channel_members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "channel_members_owner" ON "channel_members" USING btree ("channel_id") WHERE "channel_members"."role" = 'owner';--> statement-breakpoint
CREATE UNIQUE INDEX "channels_name_key" ON "channels" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "channels_listed" ON "channels" USING btree ("created_at","id") WHERE "channels"."kind" in ('public', 'password');--> statement-breakpoint
CREATE UNIQUE INDEX "messages_id_once" ON "messages" USING btree ("channel_id","id");--> statement-breakpoint
CREATE INDEX "messages_author_id" ON "messages" USING btree ("author_id","created_at");--> statement-breakpoint
-- The channel that every arena has from the start.
INSERT INTO "channels" ("id", "kind", "name", "name_key", "created_at") VALUES
	('TheLobbyChat0', 'public', 'lobby', 'lobby', '1972-11-29T00:00:00Z');
