CREATE TABLE "challenges" (
	"id" text PRIMARY KEY NOT NULL,
	"challenger_id" text NOT NULL,
	"challenged_id" text NOT NULL,
	"settings" jsonb NOT NULL,
	"rated" boolean NOT NULL,
	"side" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "challenges_status" CHECK ("challenges"."status" in ('open', 'accepted', 'declined', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_challenger_id_users_id_fk" FOREIGN KEY ("challenger_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_challenged_id_users_id_fk" FOREIGN KEY ("challenged_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "challenges_challenger_id" ON "challenges" USING btree ("challenger_id");--> statement-breakpoint
CREATE INDEX "challenges_challenged_id" ON "challenges" USING btree ("challenged_id");--> statement-breakpoint
CREATE INDEX "challenges_expires_at" ON "challenges" USING btree ("expires_at");