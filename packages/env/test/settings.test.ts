import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readEnv, Settings } from "../src/index.ts";

const EXAMPLE = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");

test("with nothing set, everything has its default; what has none is left out", () => {
  expect(readEnv({})).toEqual({
    ok: true,
    env: { PORT: 8080, HOST: "127.0.0.1", DATA_DIR: ".data", LOG_LEVEL: "info", TRUSTED_PROXIES: [] },
  });
});

test("what is set is read", () => {
  const source = {
    PORT: "80",
    HOST: "::",
    PUBLIC_URL: "https://pong.example.org/",
    DATABASE_URL: "postgres://user:password@db:5432/pong?sslmode=require",
    DATA_DIR: "/srv/pong",
    SECRET: "a".repeat(32),
    LOG_LEVEL: "debug",
    TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8 ::1,fd00::/8",
    HOME: "/root",
  };
  expect(readEnv(source)).toEqual({
    ok: true,
    env: {
      PORT: 80,
      HOST: "::",
      PUBLIC_URL: "https://pong.example.org",
      DATABASE_URL: source.DATABASE_URL,
      DATA_DIR: "/srv/pong",
      SECRET: source.SECRET,
      LOG_LEVEL: "debug",
      TRUSTED_PROXIES: ["127.0.0.1", "10.0.0.0/8", "::1", "fd00::/8"],
    },
  });
});

test("every wrong setting is named in words, all at once", () => {
  const source = {
    PORT: "65536",
    HOST: "not a host",
    PUBLIC_URL: "pong.example.org",
    DATABASE_URL: "mysql://db/pong",
    SECRET: "short",
    LOG_LEVEL: "loud",
    TRUSTED_PROXIES: "127.0.0.1, everybody",
  };
  expect(readEnv(source)).toEqual({
    ok: false,
    problems: [
      "PORT must be a port number, at most 65535.",
      "HOST must be an address or a host name.",
      "PUBLIC_URL must be an address such as https://pong.example.org.",
      "DATABASE_URL must be an address such as postgres://user:password@host:5432/name.",
      "SECRET must have at least 32 characters.",
      "LOG_LEVEL must be one of debug, info, warn, error.",
      "TRUSTED_PROXIES must be addresses or networks such as 127.0.0.1, 10.0.0.0/8, ::1.",
    ],
  });
});

test.each([
  ["PORT", "http"],
  ["PORT", "-1"],
  ["PORT", "8080.5"],
  ["PUBLIC_URL", "ftp://pong.example.org"],
  ["PUBLIC_URL", "javascript:alert(1)"],
  ["DATABASE_URL", "postgres://"],
])("%s=%s is refused", (name, value) => {
  expect(readEnv({ [name]: value })).toMatchObject({ ok: false, problems: [expect.stringMatching(`^${name} must `)] });
});

test("an empty variable is as good as none", () => {
  const empty = Object.fromEntries(Object.keys(Settings.entries).map((name) => [name, " "]));
  expect(readEnv(empty)).toEqual(readEnv({}));
});

test(".env.example names every setting, explains it, and is itself a working .env", () => {
  const lines = EXAMPLE.split("\n");
  const given = lines.flatMap((line, index) => {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, value: value ?? "", explained: lines[index - 1]?.startsWith("# ") }];
  });
  expect(given.map(({ name }) => name)).toEqual(Object.keys(Settings.entries));
  expect(given.filter(({ explained }) => !explained)).toEqual([]);
  expect(readEnv(Object.fromEntries(given.map(({ name, value }) => [name, value])))).toEqual(readEnv({}));
});
