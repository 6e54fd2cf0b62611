/** One line of JSON for each event; the server and the edge both collect these. */
export function report(
  level: "debug" | "info" | "warn" | "error",
  event: string,
  fields: Record<string, unknown>,
): void {
  console[level](JSON.stringify({ event, ...fields }));
}

export function reportError(event: string, match: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  report("error", event, { match, error: text });
}
