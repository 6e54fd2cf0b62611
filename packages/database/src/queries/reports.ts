// What people report about people. The page of those who look at it comes with the staff.
import { and, count, eq, gt } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { reports } from "../schema/index.ts";
import { lockPair } from "./blocks.ts";

export type NewReport = Omit<typeof reports.$inferInsert, "state" | "reporterId" | "reportedId"> & {
  readonly reporterId: string;
  readonly reportedId: string;
};

/** How many reports somebody may have made since. */
export interface ReportLimit {
  readonly since: Date;
  readonly most: number;
}

/** Reporting twice with one id makes one report. `unknown`: one of the two is gone. */
export async function createReport(
  database: Database,
  report: NewReport,
  { since, most }: ReportLimit,
): Promise<"stored" | "unknown" | "too_many"> {
  return database.transaction(async (tx) => {
    const kinds = await lockPair(tx, report.reporterId, report.reportedId);
    if (!kinds.has(report.reporterId) || !kinds.has(report.reportedId)) return "unknown";
    const [made] = await tx
      .select({ reports: count() })
      .from(reports)
      .where(and(eq(reports.reporterId, report.reporterId), gt(reports.createdAt, since)));
    if ((made?.reports ?? 0) >= most) return "too_many";
    await tx.insert(reports).values(report).onConflictDoNothing();
    return "stored";
  });
}
