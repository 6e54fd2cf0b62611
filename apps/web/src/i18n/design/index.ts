// The words of the page that shows the parts of all pages: fetched with it.
import type { Strings } from "../../features/design/strings/en.gen.ts";
import { catalogueArea } from "../index.ts";

export const designWords = catalogueArea<Strings>({
  en: async () => ({ catalogue: (await import("../../features/design/strings/en.gen.ts")).strings }),
  fr: async () => ({ catalogue: (await import("../../features/design/strings/fr.gen.ts")).strings }),
  ru: async () => ({ catalogue: (await import("../../features/design/strings/ru.gen.ts")).strings }),
});

/** `dt.value.title`: as `t`, for this area. */
export const dt = designWords.t;
