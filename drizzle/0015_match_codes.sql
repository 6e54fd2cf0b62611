CREATE TABLE "match_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"match_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "match_codes_match_id_unique" UNIQUE("match_id")
);
--> statement-breakpoint
ALTER TABLE "match_codes" ADD CONSTRAINT "match_codes_match_id_matches_id_fk" FOREIGN KEY ("match_id") REFERENCES "public"."matches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "match_codes_expires_at" ON "match_codes" USING btree ("expires_at");