// The words of the chat: fetched with its page or its panel.
import type { Strings } from "../../features/chat/strings/en.gen.ts";
import { AREAS } from "../files.ts";
import { catalogueArea } from "../index.ts";

export const chatWords = catalogueArea<Strings>(AREAS.chat);

/** `ct.value.channels`: as `t`, for this area. */
export const ct = chatWords.t;
