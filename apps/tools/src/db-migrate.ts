// npm run db:migrate: brings the database of DATABASE_URL, or else the embedded one, up to date.
import { rekeyNames } from "@transcendence/api";
import { connect, migrate } from "@transcendence/database";
import { openDatabase } from "./open-database.ts";
import { inRoot } from "./root.ts";

const { url, close } = await openDatabase();
try {
  await migrate(url, inRoot("drizzle"));
  const connection = connect(url, 1);
  try {
    await rekeyNames(connection.database);
  } finally {
    await connection.close();
  }
  console.log("The database is up to date.");
} finally {
  await close();
}
