// A router that has forgotten a connection says nothing to either end: without a deadline a client would wait for ever.

/** How long an answer may take. The API gives up before that, with an error of its own. */
export const PATIENCE_MS = 15_000;
/** How long a file that may be large may take. */
export const LONG_PATIENCE_MS = 120_000;

/** `fetch` with a deadline, for the body too; a signal of the caller's own replaces it. */
export function fetchInTime(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  return fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(PATIENCE_MS) });
}

/** For what cannot be aborted, such as fetching a module: rejects when it takes too long. */
export function within<T>(promise: Promise<T>, ms = PATIENCE_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException("Too late", "TimeoutError")), ms);
    void promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
