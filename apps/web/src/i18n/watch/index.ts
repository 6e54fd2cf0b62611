// The words of the page where matches are watched: fetched with it.
import type { Strings } from "../../features/watch/strings/en.gen.ts";
import { catalogueArea } from "../index.ts";

export const watch = catalogueArea<Strings>({
  en: async () => ({ catalogue: (await import("../../features/watch/strings/en.gen.ts")).strings }),
  fr: async () => ({ catalogue: (await import("../../features/watch/strings/fr.gen.ts")).strings }),
  ru: async () => ({ catalogue: (await import("../../features/watch/strings/ru.gen.ts")).strings }),
});

/** `wt.value.title`: as `t`, for this area. */
export const wt = watch.t;
