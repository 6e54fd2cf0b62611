// What the tests' worker is: see vitest.config.ts.
import type * as worker from "./rooms-worker.ts";

declare global {
  namespace Cloudflare {
    interface GlobalProps {
      mainModule: typeof worker;
    }
  }
}
