// The words of notifications and challenges: fetched with the first that is shown.
import type { Strings } from "../../features/notices/strings/en.gen.ts";
import { catalogueArea } from "../index.ts";

export const notices = catalogueArea<Strings>({
  en: async () => ({ catalogue: (await import("../../features/notices/strings/en.gen.ts")).strings }),
  fr: async () => ({ catalogue: (await import("../../features/notices/strings/fr.gen.ts")).strings }),
  ru: async () => ({ catalogue: (await import("../../features/notices/strings/ru.gen.ts")).strings }),
});

/** `nt.value.title`: as `t`, for this area. */
export const nt = notices.t;
