import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { isLocalhostOurs, listen, reachableAt } from "../src/listen.ts";
import { keptSecret, readSettings } from "../src/settings.ts";

const hasV6 = () => Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === "::1"));
const root = mkdtempSync(join(tmpdir(), "settings-"));
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("settings", () => {
  test("come from .env, and the environment goes before it", () => {
    vi.stubEnv("PORT", "4321");
    vi.stubEnv("HOST", undefined);
    vi.stubEnv("LOG_LEVEL", undefined);
    writeFileSync(join(root, ".env"), "PORT=1234\nHOST=0.0.0.0\nLOG_LEVEL=\n");
    expect(readSettings(root)).toMatchObject({ PORT: 4321, HOST: "0.0.0.0", LOG_LEVEL: "info", portIsChosen: true });
  });

  test.each([
    ["with a byte order mark and CRLF", "\uFEFFLOG_LEVEL=debug\r\nHOST=0.0.0.0\r\n", "utf8"],
    ["in UTF-16", "\uFEFFLOG_LEVEL=debug\r\nHOST=0.0.0.0\r\n", "utf16le"],
  ] as const)("come from a .env that Windows wrote %s", (_, text, encoding) => {
    vi.stubEnv("HOST", undefined);
    vi.stubEnv("LOG_LEVEL", undefined);
    writeFileSync(join(root, ".env"), text, encoding);
    expect(readSettings(root)).toMatchObject({ HOST: "0.0.0.0", LOG_LEVEL: "debug" });
  });

  test("that are misspelt in .env are named, with what was meant", () => {
    const complaint = vi.spyOn(console, "error").mockReturnValue();
    writeFileSync(join(root, ".env"), "PROT=81\npublic_ulr=https://x.example\nQUITE_ELSE=1\nCOMPOSE_PROFILES=a\n");
    expect(readSettings(root)).not.toBeNull();
    const said = complaint.mock.calls.join();
    complaint.mockRestore();
    expect(said).toContain("PROT is no setting, and is left out. Did you mean PORT?");
    expect(said).toContain("public_ulr is no setting, and is left out. Did you mean PUBLIC_URL?");
    expect(said).toMatch(/QUITE_ELSE is no setting, and is left out\.(?! Did)/);
    expect(said).not.toContain("COMPOSE_PROFILES");
  });

  test("that are wrong are named, all of them", () => {
    const complaint = vi.spyOn(console, "error").mockReturnValue();
    vi.stubEnv("PORT", "eighty");
    vi.stubEnv("DATABASE_URL", "mysql://host/name");
    expect(readSettings(root)).toBeNull();
    expect(complaint.mock.calls.join()).toMatch(/PORT [^]*DATABASE_URL /);
    complaint.mockRestore();
  });
});

test("a secret is made once, and only its owner may read it", () => {
  const secret = keptSecret(root);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(keptSecret(root)).toBe(secret);
  expect(statSync(join(root, "secret")).mode & 0o777).toBe(0o600);
  expect(readdirSync(root).filter((name) => name.startsWith("secret"))).toEqual(["secret"]);
});

test.each([
  ["is empty", ""],
  ["has only an end of line", "\n"],
  ["is cut off", "0123456789abcdef".repeat(3)],
])("a secret's file that %s stops the start, and is left as it is", (_, text) => {
  const path = join(mkdtempSync(join(root, "damaged-")), "secret");
  writeFileSync(path, text);
  expect(() => keptSecret(dirname(path))).toThrow(`${path} is damaged. Restore it from a backup.`);
  expect(readFileSync(path, "utf8")).toBe(text);
});

describe("the port", () => {
  test("is the next free one, unless it was asked for", async () => {
    const first = createServer().listen(0, "127.0.0.1");
    await once(first, "listening");
    const { port } = first.address() as AddressInfo; // listening on TCP
    const second = createServer();
    await expect(listen(second, "127.0.0.1", port, false)).rejects.toThrow(`Port ${port} is taken`);
    expect(await listen(second, "127.0.0.1", port, true)).toBeGreaterThan(port);
    first.close();
    second.close();
  });

  test.skipIf(!hasV6())(
    "is another one, or named by its number, where localhost leads to another program",
    async () => {
      const stranger = createServer().listen(0, "::1");
      await once(stranger, "listening");
      const { port } = stranger.address() as AddressInfo; // listening on TCP
      const ours = createServer();
      expect(await listen(ours, "127.0.0.1", port, true)).toBeGreaterThan(port);
      ours.close();
      await once(ours, "close");
      expect(await listen(ours, "127.0.0.1", port, false)).toBe(port); // it was asked for
      expect(await isLocalhostOurs("127.0.0.1", port)).toBe(false);
      expect(reachableAt("127.0.0.1", port, false)).toEqual([`http://127.0.0.1:${port}`]);
      stranger.close();
      await once(stranger, "close");
      expect(await isLocalhostOurs("127.0.0.1", port)).toBe(true);
      ours.close();
    },
  );

  test.each([
    ["127.0.0.1", "http://localhost:80"],
    ["::1", "http://localhost:80"],
    ["192.0.2.7", "http://192.0.2.7:80"],
    ["2001:db8::1", "http://[2001:db8::1]:80"],
    ["0.0.0.0", "http://localhost:80"],
  ])("on %s is found at %s", (host, expected) => {
    expect(reachableAt(host, 80)[0]).toBe(expected);
  });
});
