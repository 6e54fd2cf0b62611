import type { Catalogue } from "../en/index.ts";

export const match: Catalogue["match"] = {
  title: "Match",
};
