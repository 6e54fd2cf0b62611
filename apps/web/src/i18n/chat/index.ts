// The words of the chat: fetched with its page or its panel.
import type { Strings } from "../../features/chat/strings/en.gen.ts";
import { catalogueArea } from "../index.ts";

export const chatWords = catalogueArea<Strings>({
  en: async () => ({ catalogue: (await import("../../features/chat/strings/en.gen.ts")).strings }),
  fr: async () => ({ catalogue: (await import("../../features/chat/strings/fr.gen.ts")).strings }),
  ru: async () => ({ catalogue: (await import("../../features/chat/strings/ru.gen.ts")).strings }),
});

/** `ct.value.channels`: as `t`, for this area. */
export const ct = chatWords.t;
