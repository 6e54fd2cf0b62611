// For `npm run db:generate`, run at the root: drizzle-kit compares the schema with drizzle/ and writes the next migration.
import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./packages/database/src/schema/index.ts",
  out: "./drizzle",
});
