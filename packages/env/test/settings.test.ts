import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { mailOf, providersOf, readEnv, readMail, readProviders, Settings, smtpServer } from "../src/index.ts";

const EXAMPLE = read(".env.example");

function read(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
}

test("with nothing set, everything has its default; what has none is left out", () => {
  expect(readEnv({})).toEqual({
    ok: true,
    env: {
      PORT: 8080,
      HOST: "127.0.0.1",
      DATA_DIR: ".data",
      LOG_LEVEL: "info",
      TRUSTED_PROXIES: [],
      MAX_LATENESS_MS: 250,
      GATEWAYS: 1,
    },
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
    ROOM_HOSTS: "2",
    GATEWAYS: "3",
    MAX_LATENESS_MS: "400",
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
      ROOM_HOSTS: 2,
      GATEWAYS: 3,
      MAX_LATENESS_MS: 400,
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
      'TRUSTED_PROXIES must be addresses or networks such as 127.0.0.1, 10.0.0.0/8, ::1; "everybody" is none.',
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
  ["ROOM_HOSTS", "0"],
  ["ROOM_HOSTS", "65"],
  ["GATEWAYS", "0"],
  ["GATEWAYS", "17"],
  ["MAX_LATENESS_MS", "0"],
  ["MAX_LATENESS_MS", "60001"],
  ["MAX_LATENESS_MS", "soon"],
])("%s=%s is refused", (name, value) => {
  expect(readEnv({ [name]: value })).toMatchObject({ ok: false, problems: [expect.stringMatching(`^${name} must `)] });
});

test.each(["DATABASE", "SMTP"])("a file with the password of %s_URL is no use without that address", (name) => {
  const file = { [`${name}_PASSWORD_FILE`]: "/run/secrets/password" };
  const problems = [`${name}_URL is missing: ${name}_PASSWORD_FILE needs it.`];
  expect(readEnv(file)).toEqual({ ok: false, problems });
  expect(readEnv({ ...file, [`${name}_URL`]: " " })).toEqual({ ok: false, problems });
});

test("an address may leave its password to a file", () => {
  const database = { DATABASE_URL: "postgres://arena@db/arena", DATABASE_PASSWORD_FILE: "/run/secrets/password" };
  const smtp = { SMTP_URL: "smtp://arena@mail.example.org", SMTP_PASSWORD_FILE: "/run/secrets/password" };
  expect(readEnv({ ...database, ...smtp, MAIL_FROM: "arena@example.org" }).ok).toBe(true);
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

test("docs/operations.md names every setting, and docker-compose.yml passes on all but those that it cannot", () => {
  const names = Object.keys(Settings.entries);
  const [operations, compose] = [read("docs/operations.md"), read("docker-compose.yml")];
  expect(names.filter((name) => !operations.includes(`\`${name}\``))).toEqual([]);
  const missing = names.filter((name) => !compose.includes(`      ${name}: `));
  expect(missing).toEqual(["PICTURES_DIR", "SECRET", "LEGAL_DIR", "SMTP_PASSWORD_FILE"]); // as docs/operations.md says
});

describe("[ACC-2] a provider's settings", () => {
  const OIDC = {
    OIDC_NAME: "School",
    OIDC_ISSUER: "https://id.example.org/realms/school",
    OIDC_CLIENT_ID: "pong",
    OIDC_CLIENT_SECRET: "secret",
  };

  test("are all there or all missing; what is missing is named", () => {
    expect(readEnv({ GOOGLE_CLIENT_ID: "pong", FORTY_TWO_CLIENT_SECRET: "secret", OIDC_NAME: "School" })).toEqual({
      ok: false,
      problems: [
        "FORTY_TWO_CLIENT_ID is missing: FORTY_TWO_CLIENT_SECRET needs it.",
        "GOOGLE_CLIENT_SECRET is missing: GOOGLE_CLIENT_ID needs it.",
        "OIDC_ISSUER is missing: OIDC_NAME needs it.",
        "OIDC_CLIENT_ID is missing: OIDC_NAME needs it.",
        "OIDC_CLIENT_SECRET is missing: OIDC_NAME needs it.",
      ],
    });
  });

  test.each(["http://id.example.org", "id.example.org", "https://id.example.org?x", "ftp://id.example.org"])(
    "an issuer is an https address: not %s",
    (OIDC_ISSUER) => {
      expect(readEnv({ ...OIDC, OIDC_ISSUER })).toMatchObject({
        ok: false,
        problems: [expect.stringContaining("OIDC_ISSUER must")],
      });
    },
  );

  test("make a list of what is configured, in the order of the buttons", () => {
    const reading = readEnv({ ...OIDC, GITHUB_CLIENT_ID: "pong", GITHUB_CLIENT_SECRET: "secret" });
    expect(reading.ok && providersOf(reading.env)).toEqual([
      { id: "oidc", name: "School", clientId: "pong", clientSecret: "secret", issuer: OIDC.OIDC_ISSUER },
      { id: "github", name: "GitHub", clientId: "pong", clientSecret: "secret" },
    ]);
    expect(readEnv({ ...OIDC, OIDC_ISSUER: "http://localhost:9000" }).ok).toBe(true); // on this machine, to try it
  });

  test("that are wrong leave their provider out on the edge, and are told", () => {
    const { providers, problems } = readProviders({
      ...OIDC,
      OIDC_ISSUER: "nowhere",
      GITHUB_CLIENT_ID: "pong",
      HYPERDRIVE: {},
    });
    expect(providers).toEqual([]);
    expect(problems).toEqual([
      "OIDC_ISSUER must be an address such as https://id.example.org.",
      "GITHUB_CLIENT_SECRET is missing: GITHUB_CLIENT_ID needs it.",
    ]);
  });
});

describe("[ACC-4] mail", () => {
  const SMTP_URL = "smtp://us%40er:pa%2Fss@mail.example.org:587";

  test.each([
    ["Transcendence <arena@pong.example.org>", { name: "Transcendence", address: "arena@pong.example.org" }],
    ["Our Pong Club <pong@club.example>", { name: "Our Pong Club", address: "pong@club.example" }],
    ["arena@pong.example.org", { name: "", address: "arena@pong.example.org" }],
  ])("is from %s", (MAIL_FROM, from) => {
    const reading = readEnv({ SMTP_URL, MAIL_FROM });
    expect(reading.ok && mailOf(reading.env)).toEqual({ url: SMTP_URL, from });
    expect(readMail({ SMTP_URL, MAIL_FROM, SECRET: "and other things" })).toEqual({ url: SMTP_URL, from });
  });

  test("is not sent when nothing is set, and half of it is an error", () => {
    const reading = readEnv({});
    expect(reading.ok && mailOf(reading.env)).toBeNull();
    expect(readEnv({ SMTP_URL })).toEqual({ ok: false, problems: ["MAIL_FROM is missing: SMTP_URL needs it."] });
    expect(readEnv({ MAIL_FROM: "a@b.example" })).toEqual({
      ok: false,
      problems: ["SMTP_URL is missing: MAIL_FROM needs it."],
    });
  });

  test.each(["mail.example.org", "http://mail.example.org", "smtp://", "smtp:// x"])("%j is no server", (url) => {
    expect(readEnv({ SMTP_URL: url, MAIL_FROM: "a@b.example" })).toMatchObject({ ok: false });
  });

  test.each([
    "arena",
    "a@b.example\r\nBcc: all@b.example",
    "<a@b.example",
    '"x" <a@b.example>',
    "a@b.example, c@d.example",
  ])("%j is no sender", (MAIL_FROM) => {
    expect(readEnv({ SMTP_URL, MAIL_FROM })).toMatchObject({ ok: false });
  });

  test.each([
    ["smtp://mail.example.org", { host: "mail.example.org", port: 587, secure: false, credentials: null }],
    ["smtps://mail.example.org", { host: "mail.example.org", port: 465, secure: true, credentials: null }],
    [
      "smtp://us%40er:pa%2Fss@10.0.0.1:2525",
      { host: "10.0.0.1", port: 2525, secure: false, credentials: { username: "us@er", password: "pa/ss" } },
    ],
  ])("%s has its parts", (url, server) => {
    expect(smtpServer(url)).toEqual(server);
  });
});

test.each(["10.0.0.0/33", "999.1.1.1", "1.2.3", "10.0.0.1/", "::1/129", "1:2", "fe80::1%eth0", "proxy.example.org"])(
  "TRUSTED_PROXIES=%s is refused by name, before anything starts",
  (text) => {
    const { problems } = readEnv({ TRUSTED_PROXIES: `127.0.0.1, ${text}` }) as { problems: readonly string[] };
    expect(problems).toEqual([expect.stringMatching(/^TRUSTED_PROXIES must be .* is none\.$/)]);
    expect(problems[0]).toContain(`"${text}"`);
  },
);
