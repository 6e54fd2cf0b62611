CREATE TABLE "tournament_entries" (
	"tournament_id" text NOT NULL,
	"entry" integer NOT NULL,
	"user_id" text NOT NULL,
	"alias" text,
	"rating" integer,
	"rank" integer,
	CONSTRAINT "tournament_entries_tournament_id_entry_pk" PRIMARY KEY("tournament_id","entry")
);
--> statement-breakpoint
CREATE TABLE "tournaments" (
	"id" text PRIMARY KEY NOT NULL,
	"organiser_id" text,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"plan" jsonb NOT NULL,
	"settings" jsonb NOT NULL,
	"rated" boolean NOT NULL,
	"places" integer NOT NULL,
	"starts_at" timestamp with time zone,
	"wait_seconds" integer NOT NULL,
	"arena_minutes" integer NOT NULL,
	"guests" boolean NOT NULL,
	"min_rating" integer,
	"max_rating" integer,
	"password" text,
	"phase" text DEFAULT 'registration' NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"entered" integer DEFAULT 0 NOT NULL,
	"ends_at" timestamp with time zone,
	"state" jsonb,
	"log" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "tournaments_id" CHECK ("tournaments"."id" ~ '^[0-9A-Za-z]{12,32}$'),
	CONSTRAINT "tournaments_phase" CHECK ("tournaments"."phase" in ('registration', 'running', 'finished', 'cancelled')),
	CONSTRAINT "tournaments_ended" CHECK (("tournaments"."phase" in ('finished', 'cancelled')) = ("tournaments"."finished_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "matches" ADD COLUMN "tournament_id" text;--> statement-breakpoint
ALTER TABLE "matches" ADD COLUMN "pairing" text;--> statement-breakpoint
ALTER TABLE "tournament_entries" ADD CONSTRAINT "tournament_entries_tournament_id_tournaments_id_fk" FOREIGN KEY ("tournament_id") REFERENCES "public"."tournaments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tournament_entries" ADD CONSTRAINT "tournament_entries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tournaments" ADD CONSTRAINT "tournaments_organiser_id_users_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tournament_entries_user_id" ON "tournament_entries" USING btree ("user_id","tournament_id");--> statement-breakpoint
CREATE INDEX "tournaments_phase_index" ON "tournaments" USING btree ("phase","created_at","id");--> statement-breakpoint
CREATE INDEX "tournaments_organiser_id" ON "tournaments" USING btree ("organiser_id","created_at");--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_tournament_id_tournaments_id_fk" FOREIGN KEY ("tournament_id") REFERENCES "public"."tournaments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "matches_tournament_id" ON "matches" USING btree ("tournament_id");