// Answers whose duration says nothing about what was found.

const CONSTANT_MS = 250; // longer than any of the work behind it takes

/** The same time whatever was found: how long an answer takes must not tell whether there is such an account. */
export async function inConstantTime<T>(work: Promise<T>): Promise<T> {
  const [done] = await Promise.allSettled([work, new Promise((resolve) => setTimeout(resolve, CONSTANT_MS))]);
  if (done.status === "rejected") throw done.reason;
  return done.value;
}
