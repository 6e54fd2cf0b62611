// What the database package uses of Node and workerd has, too (nodejs_compat); Cloudflare's types leave it out.
declare module "node:async_hooks" {
  export class AsyncLocalStorage<T> {
    run<Result>(store: T, callback: () => Result): Result;
    getStore(): T | undefined;
  }
}
