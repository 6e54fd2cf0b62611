// The part of Node's module that packages/database uses, as workerd has it; the edge's types do not tell of it.
declare module "node:async_hooks" {
  export class AsyncLocalStorage<T> {
    run<R>(store: T, work: () => R): R;
    getStore(): T | undefined;
  }
}
