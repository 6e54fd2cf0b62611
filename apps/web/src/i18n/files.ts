// Where the words are, by language. Nothing here runs before it is asked for, and nothing else is imported: the first script reads it
// (`start.ts`).
import type { Catalogue } from "./catalogues/en.ts";
import type { Language } from "./languages.ts";

export type WordFiles<Words> = Readonly<Record<Language, () => Promise<{ readonly catalogue: Words }>>>;

/** What nearly every page says. */
export const CATALOGUES: WordFiles<Catalogue> = {
  en: () => import("./catalogues/en.ts"),
  fr: () => import("./catalogues/fr.ts"),
  ru: () => import("./catalogues/ru.ts"),
};

/** What few pages say, see `catalogueArea`. */
export const AREAS = {
  account: {
    en: () => import("./catalogues/account/en.ts"),
    fr: () => import("./catalogues/account/fr.ts"),
    ru: () => import("./catalogues/account/ru.ts"),
  },
  chat: {
    en: async () => ({ catalogue: (await import("../features/chat/strings/en.gen.ts")).strings }),
    fr: async () => ({ catalogue: (await import("../features/chat/strings/fr.gen.ts")).strings }),
    ru: async () => ({ catalogue: (await import("../features/chat/strings/ru.gen.ts")).strings }),
  },
  legal: {
    en: async () => ({ catalogue: (await import("../features/legal/strings/en.gen.ts")).strings }),
    fr: async () => ({ catalogue: (await import("../features/legal/strings/fr.gen.ts")).strings }),
    ru: async () => ({ catalogue: (await import("../features/legal/strings/ru.gen.ts")).strings }),
  },
  notices: {
    en: async () => ({ catalogue: (await import("../features/notices/strings/en.gen.ts")).strings }),
    fr: async () => ({ catalogue: (await import("../features/notices/strings/fr.gen.ts")).strings }),
    ru: async () => ({ catalogue: (await import("../features/notices/strings/ru.gen.ts")).strings }),
  },
  people: {
    en: async () => ({ catalogue: (await import("../features/friends/strings/en.gen.ts")).strings }),
    fr: async () => ({ catalogue: (await import("../features/friends/strings/fr.gen.ts")).strings }),
    ru: async () => ({ catalogue: (await import("../features/friends/strings/ru.gen.ts")).strings }),
  },
  stored: {
    en: async () => ({ catalogue: (await import("../features/privacy/strings/stored/en.gen.ts")).strings }),
    fr: async () => ({ catalogue: (await import("../features/privacy/strings/stored/fr.gen.ts")).strings }),
    ru: async () => ({ catalogue: (await import("../features/privacy/strings/stored/ru.gen.ts")).strings }),
  },
  tournament: {
    en: () => import("./catalogues/tournament/en.ts"),
    fr: () => import("./catalogues/tournament/fr.ts"),
    ru: () => import("./catalogues/tournament/ru.ts"),
  },
  watch: {
    en: async () => ({ catalogue: (await import("../features/watch/strings/en.gen.ts")).strings }),
    fr: async () => ({ catalogue: (await import("../features/watch/strings/fr.gen.ts")).strings }),
    ru: async () => ({ catalogue: (await import("../features/watch/strings/ru.gen.ts")).strings }),
  },
} as const;
export type AreaName = keyof typeof AREAS;
