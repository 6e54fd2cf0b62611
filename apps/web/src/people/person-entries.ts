// What other parts of the site add to the menu on a name: a challenge, a conversation.
import { signal } from "@preact/signals";
import type { Relation } from "@transcendence/protocol";
import type { Person } from "./people-api.ts";

export interface PersonEntry {
  readonly id: string;
  readonly label: () => string;
  /** Whether it makes sense for this person; not asked about whom I have blocked. */
  readonly isFor: (person: Person, relation: Relation, me: { readonly kind: "guest" | "member" }) => boolean;
  readonly run: (person: Person, route: (path: string) => void) => unknown;
}

export const personEntries = signal<readonly PersonEntry[]>([]);

/** In the order in which they are added; adding one again replaces it. */
export function addPersonEntry(entry: PersonEntry): void {
  personEntries.value = [...personEntries.peek().filter(({ id }) => id !== entry.id), entry];
}
