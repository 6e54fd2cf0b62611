import * as v from "valibot";

/** The languages that pages and mails speak. */
export const LANGUAGES = ["en", "fr", "ru"] as const;
export const Language = v.picklist(LANGUAGES);
export type Language = v.InferOutput<typeof Language>;
