// What this software does with what it knows, and on which terms it may be used. Long: fetched with these pages only.
import type { Strings } from "../../features/legal/strings/en.gen.ts";
import { catalogueArea } from "../index.ts";

export const legal = catalogueArea<Strings>({
  en: async () => ({ catalogue: (await import("../../features/legal/strings/en.gen.ts")).strings }),
  fr: async () => ({ catalogue: (await import("../../features/legal/strings/fr.gen.ts")).strings }),
  ru: async () => ({ catalogue: (await import("../../features/legal/strings/ru.gen.ts")).strings }),
});

/** `lt.value.privacy.title`: as `t`, for this area. */
export const lt = legal.t;
