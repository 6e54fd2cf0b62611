// What is read of Lighthouse's reports, and how several of one page become a line of the table.

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
type Category = (typeof CATEGORIES)[number];

/** The part of Lighthouse's JSON that is used here. */
export interface Report {
  readonly runtimeError?: { readonly message: string };
  readonly environment: { readonly benchmarkIndex: number }; // how fast the machine was meanwhile
  readonly categories: Readonly<Record<Category, CategoryResult>>;
  readonly audits: Readonly<Record<string, AuditResult>>;
}

interface CategoryResult {
  readonly score: number | null; // of 1
  readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
}

interface AuditResult {
  readonly score: number | null; // null: does not apply
  readonly numericValue?: number;
}

export const HEAD = [
  "page",
  "performance",
  "accessibility",
  "best practices",
  "SEO",
  "first paint, s",
  "largest paint, s",
  "blocked, ms",
  "layout shift",
] as const;

/** The run whose performance is the median, whole: figures of different runs do not belong together. Of two in the middle the worse one. */
export function medianRun(reports: readonly Report[]): Report {
  const sorted = reports.toSorted(
    (one, other) =>
      hundredths(one, "performance") - hundredths(other, "performance") ||
      valueOf(other, "largest-contentful-paint") - valueOf(one, "largest-contentful-paint"),
  );
  const median = sorted[Math.ceil(sorted.length / 2) - 1];
  if (median === undefined) throw new Error("there is no median of no runs");
  return median;
}

export function rowOf(page: string, report: Report): readonly (string | number)[] {
  const seconds = (audit: string) => (valueOf(report, audit) / 1000).toFixed(1);
  return [
    page,
    ...CATEGORIES.map((category) => hundredths(report, category)),
    seconds("first-contentful-paint"),
    seconds("largest-contentful-paint"),
    Math.round(valueOf(report, "total-blocking-time")),
    valueOf(report, "cumulative-layout-shift").toFixed(3),
  ];
}

/** The audits that cost points elsewhere than at performance: each is something to mend. */
export function faultsOf({ categories, audits }: Report): readonly string[] {
  const counted = CATEGORIES.filter((category) => category !== "performance")
    .flatMap((category) => categories[category].auditRefs)
    .filter(({ weight }) => weight > 0);
  return counted.map(({ id }) => id).filter((id) => (audits[id]?.score ?? 1) < 1);
}

function hundredths({ categories }: Report, category: Category): number {
  return Math.round((categories[category].score ?? 0) * 100);
}

function valueOf({ audits }: Report, audit: string): number {
  return audits[audit]?.numericValue ?? Number.NaN;
}
