CREATE TABLE "tournament_invitations" (
	"tournament_id" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tournament_invitations_tournament_id_user_id_pk" PRIMARY KEY("tournament_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "tournament_series" (
	"id" text PRIMARY KEY NOT NULL,
	"organiser_id" text NOT NULL,
	"template" jsonb NOT NULL,
	"password" text,
	"repeats" jsonb NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tournament_series_id" CHECK ("tournament_series"."id" ~ '^[0-9A-Za-z]{12,32}$')
);
--> statement-breakpoint
ALTER TABLE "tournaments" ADD COLUMN "invite_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tournaments" ADD COLUMN "invite_key" text;--> statement-breakpoint
ALTER TABLE "tournaments" ADD COLUMN "series_id" text;--> statement-breakpoint
ALTER TABLE "tournament_invitations" ADD CONSTRAINT "tournament_invitations_tournament_id_tournaments_id_fk" FOREIGN KEY ("tournament_id") REFERENCES "public"."tournaments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tournament_invitations" ADD CONSTRAINT "tournament_invitations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tournament_series" ADD CONSTRAINT "tournament_series_organiser_id_users_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tournament_invitations_user_id" ON "tournament_invitations" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "tournament_series_organiser_id" ON "tournament_series" USING btree ("organiser_id","created_at");--> statement-breakpoint
CREATE INDEX "tournament_series_due" ON "tournament_series" USING btree ("next_at") WHERE not "tournament_series"."paused";--> statement-breakpoint
ALTER TABLE "tournaments" ADD CONSTRAINT "tournaments_series_id_tournament_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."tournament_series"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tournaments_series_id" ON "tournaments" USING btree ("series_id","created_at");