import * as v from "valibot";
import { Language } from "./languages.ts";

export const LEGAL_DOCUMENTS = ["privacy", "terms"] as const;
export type LegalDocument = (typeof LEGAL_DOCUMENTS)[number];

export const LegalParams = v.object({ document: v.picklist(LEGAL_DOCUMENTS) });
export const LegalQuery = v.object({ language: Language });

export interface LegalAnswer {
  readonly site: string;
  readonly host: { readonly name: string | null; readonly contact: string | null };
  /** What the host says instead of our text, in the reader's language or else in one that there is. */
  readonly own: { readonly text: string; readonly language: Language } | null;
}
