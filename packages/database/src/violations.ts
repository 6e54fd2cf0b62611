/** Whether a statement was refused because a row that it names is not there. */
export function isForeignKeyViolation(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ((cause as { code?: unknown }).code === "23503") return true; // SQLSTATE foreign_key_violation
  }
  return false;
}

/** The constraint or unique index that a statement would have broken; null when it failed for another reason. */
export function violatedUniqueness(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, constraint_name } = cause as { code?: unknown; constraint_name?: unknown }; // as postgres.js tells it
    if (code === "23505") return String(constraint_name); // SQLSTATE unique_violation
  }
  return null;
}

/** Whether a statement was refused for what it would have written: the same values are refused for ever. */
export function isDataFault(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === "string" && /^2[23][0-9A-Z]{3}$/.test(code)) return true; // SQLSTATE data exception, integrity constraint violation
  }
  return false;
}
