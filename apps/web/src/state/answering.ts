// The tournament in which this person has just said, on any page, that they are there for their match: its page tells the room.
import { signal } from "@preact/signals";

export const answering = signal<string | null>(null);
