// npm run db:migrate: brings the database of DATABASE_URL, or else the embedded one, up to date.
import { migrate } from "@transcendence/database";
import { openDatabase } from "./open-database.ts";
import { inRoot } from "./root.ts";

const { url, close } = await openDatabase();
try {
  await migrate(url, inRoot("drizzle"));
  console.log("The database is up to date.");
} finally {
  await close();
}
