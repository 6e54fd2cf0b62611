import { relations } from "drizzle-orm";
import { matchSeats } from "./match-seats.ts";
import { matches } from "./matches.ts";
import { users } from "./users.ts";

export const matchesRelations = relations(matches, ({ many }) => ({ seats: many(matchSeats) }));

export const matchSeatsRelations = relations(matchSeats, ({ one }) => ({
  match: one(matches, { fields: [matchSeats.matchId], references: [matches.id] }),
  user: one(users, { fields: [matchSeats.userId], references: [users.id] }),
}));
