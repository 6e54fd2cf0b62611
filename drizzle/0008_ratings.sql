CREATE TABLE "rating_changes" (
	"match_id" text NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"rating_before" double precision NOT NULL,
	"rating_after" double precision NOT NULL,
	"deviation_before" double precision NOT NULL,
	"deviation_after" double precision NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "rating_changes_match_id_user_id_pk" PRIMARY KEY("match_id","user_id"),
	CONSTRAINT "rating_changes_kind" CHECK ("rating_changes"."kind" in ('quick', 'classic'))
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"rating" double precision NOT NULL,
	"deviation" double precision NOT NULL,
	"volatility" double precision NOT NULL,
	"rated_at" timestamp with time zone NOT NULL,
	"settled_until" timestamp with time zone,
	"matches" integer NOT NULL,
	CONSTRAINT "ratings_user_id_kind_pk" PRIMARY KEY("user_id","kind"),
	CONSTRAINT "ratings_kind" CHECK ("ratings"."kind" in ('quick', 'classic')),
	CONSTRAINT "ratings_numbers" CHECK ("ratings"."deviation" > 0 and "ratings"."volatility" > 0 and "ratings"."matches" > 0)
);
--> statement-breakpoint
ALTER TABLE "matches" ADD COLUMN "rated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rating_changes" ADD CONSTRAINT "rating_changes_match_id_matches_id_fk" FOREIGN KEY ("match_id") REFERENCES "public"."matches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_changes" ADD CONSTRAINT "rating_changes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rating_changes_user_id" ON "rating_changes" USING btree ("user_id","kind","at");--> statement-breakpoint
CREATE INDEX "ratings_board" ON "ratings" USING btree ("kind","rating" DESC NULLS FIRST,"user_id") WHERE "ratings"."settled_until" is not null;