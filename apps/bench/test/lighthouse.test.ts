import { expect, test } from "vitest";
import { faultsOf, medianRun, type Report, rowOf } from "../src/lighthouse/report.ts";

function report(performance: number, paintMs: number, audits: Readonly<Record<string, number | null>> = {}): Report {
  const checked = { score: 1, auditRefs: Object.keys(audits).map((id) => ({ id, weight: id === "hint" ? 0 : 1 })) };
  const none = { score: 1, auditRefs: [] };
  const measured = (numericValue: number) => ({ score: 1, numericValue });
  return {
    environment: { benchmarkIndex: 1000 },
    categories: {
      performance: { score: performance / 100, auditRefs: [{ id: "largest-contentful-paint", weight: 25 }] },
      accessibility: checked,
      "best-practices": none,
      seo: none,
    },
    audits: {
      "first-contentful-paint": measured(1204),
      "largest-contentful-paint": { score: 0.9, numericValue: paintMs },
      "total-blocking-time": measured(49.6),
      "cumulative-layout-shift": measured(0.0071),
      ...Object.fromEntries(Object.entries(audits).map(([id, score]) => [id, { score }])),
    },
  };
}

test("[SITE-5] of a page's runs the median by performance counts, whole", () => {
  const runs = [report(99, 1800), report(91, 2900), report(96, 2300)];
  expect(medianRun(runs)).toBe(runs[2]);
  expect(rowOf("home", medianRun(runs))).toEqual(["home", 96, 100, 100, 100, "1.2", "2.3", 50, "0.007"]);
  expect(medianRun(runs.slice(0, 2))).toBe(runs[1]);
  const [slow, fast] = [report(96, 2400), report(96, 2300)];
  expect(medianRun([fast, slow])).toBe(slow);
});

test("[SITE-5] what costs points is named, but for performance and for hints", () => {
  expect(faultsOf(report(90, 3000, { "color-contrast": 0, "aria-roles": 1, "video-caption": null, hint: 0 }))).toEqual([
    "color-contrast",
  ]);
});
