/** Whether a statement was refused because a row that it names is not there. */
export function isForeignKeyViolation(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ((cause as { code?: unknown }).code === "23503") return true; // SQLSTATE foreign_key_violation
  }
  return false;
}
