// What the tests' worker is: see vitest.config.ts.
declare namespace Cloudflare {
  interface GlobalProps {
    mainModule: typeof import("../src/rooms.ts");
  }
}
