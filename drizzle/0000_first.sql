CREATE TABLE "match_seats" (
	"match_id" text NOT NULL,
	"seat" smallint NOT NULL,
	"user_id" text,
	"score" smallint,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "match_seats_match_id_seat_pk" PRIMARY KEY("match_id","seat"),
	CONSTRAINT "match_seats_seat" CHECK ("match_seats"."seat" between 0 and 3),
	CONSTRAINT "match_seats_score" CHECK ("match_seats"."score" >= 0)
);
--> statement-breakpoint
CREATE TABLE "matches" (
	"id" text PRIMARY KEY NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"settings" jsonb NOT NULL,
	"rematch_of" text,
	"outcome" text,
	"winner" smallint,
	"duration_ms" integer,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "matches_id" CHECK ("matches"."id" ~ '^[0-9A-Za-z]{12,32}$'),
	CONSTRAINT "matches_status" CHECK ("matches"."status" in ('open', 'finished', 'aborted')),
	CONSTRAINT "matches_outcome" CHECK ("matches"."outcome" in ('won', 'resigned', 'claimed')),
	CONSTRAINT "matches_winner" CHECK ("matches"."winner" between 0 and 3),
	CONSTRAINT "matches_duration" CHECK ("matches"."duration_ms" >= 0),
	CONSTRAINT "matches_ended" CHECK (("matches"."status" = 'open') = ("matches"."finished_at" is null)),
	CONSTRAINT "matches_result" CHECK (case when "matches"."status" = 'finished'
        then num_nulls("matches"."outcome", "matches"."winner", "matches"."duration_ms", "matches"."started_at") = 0
        else num_nonnulls("matches"."outcome", "matches"."winner", "matches"."duration_ms") = 0 end)
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "replays" (
	"match_id" text PRIMARY KEY NOT NULL,
	"rules" smallint NOT NULL,
	"ticks" integer NOT NULL,
	"hash" bigint NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "replays_ticks" CHECK ("replays"."ticks" >= 0),
	CONSTRAINT "replays_hash" CHECK ("replays"."hash" between 0 and 4294967295)
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_token_hash" UNIQUE("token_hash"),
	CONSTRAINT "sessions_token_hash_length" CHECK (octet_length("sessions"."token_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "users_id" CHECK ("users"."id" ~ '^[0-9A-Za-z]{12,32}$'),
	CONSTRAINT "users_kind" CHECK ("users"."kind" in ('guest', 'member')),
	CONSTRAINT "users_name" CHECK (char_length("users"."name") between 1 and 20)
);
--> statement-breakpoint
ALTER TABLE "match_seats" ADD CONSTRAINT "match_seats_match_id_matches_id_fk" FOREIGN KEY ("match_id") REFERENCES "public"."matches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_seats" ADD CONSTRAINT "match_seats_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_rematch_of_matches_id_fk" FOREIGN KEY ("rematch_of") REFERENCES "public"."matches"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replays" ADD CONSTRAINT "replays_match_id_matches_id_fk" FOREIGN KEY ("match_id") REFERENCES "public"."matches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "match_seats_user_id" ON "match_seats" USING btree ("user_id","created_at","match_id");--> statement-breakpoint
CREATE INDEX "matches_rematch_of" ON "matches" USING btree ("rematch_of");--> statement-breakpoint
CREATE INDEX "rate_limits_ends_at" ON "rate_limits" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "sessions_user_id" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_at" ON "sessions" USING btree ("expires_at");