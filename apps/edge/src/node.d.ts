// What the API uses of workerd's Node compatibility; all of @types/node would hide what is not there.
declare module "node:crypto" {
  export function scrypt(
    password: string,
    salt: Uint8Array,
    bytes: number,
    options: object,
    done: (error: Error | null, key: Uint8Array) => void,
  ): void;
}
declare module "node:util" {
  export function promisify<A, B, C, D, T>(
    call: (a: A, b: B, c: C, d: D, done: (error: Error | null, value: T) => void) => void,
  ): (a: A, b: B, c: C, d: D) => Promise<T>;
}
