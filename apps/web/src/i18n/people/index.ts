// The words about other people: friends, requests, blocks. Fetched with the first menu on a name, or the page of friends.
import type { Strings } from "../../features/friends/strings/en.gen.ts";
import { catalogueArea } from "../index.ts";

export const peopleWords = catalogueArea<Strings>({
  en: async () => ({ catalogue: (await import("../../features/friends/strings/en.gen.ts")).strings }),
  fr: async () => ({ catalogue: (await import("../../features/friends/strings/fr.gen.ts")).strings }),
  ru: async () => ({ catalogue: (await import("../../features/friends/strings/ru.gen.ts")).strings }),
});

/** `pt.value.friends.title`: as `t`, for this area. */
export const pt = peopleWords.t;
