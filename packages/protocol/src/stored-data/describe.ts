// What is stored about a person, in words: the same for the page and for the file that is taken away.
import type { StoredData } from "./stored-data.ts";
import type { StoredWords } from "./words-en.ts";

export interface StoredSection {
  readonly title: string;
  readonly text: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } | null;
}

/** Those that hold something; what never does about this person is left out. */
export function describeStored(data: StoredData, words: StoredWords, language: string): StoredSection[] {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const when = (iso: string | null) => (iso === null ? words.none : format.format(new Date(iso)));
  const known = (names: Readonly<Record<string, string>>, key: string) => names[key] ?? key;
  const table = (
    { title, text }: { readonly title: string; readonly text: string },
    columns: readonly string[],
    rows: readonly (readonly string[])[],
  ): StoredSection[] => (rows.length === 0 ? [] : [{ title, text, facts: [], table: { columns, rows } }]);
  const { person, account, authenticator, recoveryCodes } = data;
  const codesLeft = recoveryCodes.filter(({ usedAt }) => usedAt === null).length;
  return [
    {
      ...words.person,
      facts: [
        [words.name, person.name],
        [words.id, person.id],
        [words.person.kind, known(words.person.kinds, person.kind)],
        [words.since, when(person.createdAt)],
      ],
      table: null,
    },
    ...(account === null ? [] : [describeAccount(account, words, when)]),
    ...table(
      words.sessions,
      [
        words.sessions.agent,
        words.sessions.method,
        words.since,
        words.sessions.proved,
        words.sessions.seen,
        words.until,
        words.id,
      ],
      data.sessions.map((session) => [
        session.agent === "" ? words.none : session.agent,
        session.method,
        when(session.createdAt),
        when(session.authenticatedAt),
        when(session.seenAt),
        when(session.expiresAt),
        session.id,
      ]),
    ),
    ...table(
      words.identities,
      [words.identities.provider, words.identities.label, words.id, words.since, words.lastUse],
      data.identities.map((each) => [each.provider, each.label, each.subject, when(each.createdAt), when(each.usedAt)]),
    ),
    ...(authenticator === null && recoveryCodes.length === 0
      ? []
      : [
          {
            title: words.factors.title,
            text: words.factors.text,
            facts: [
              [words.factors.authenticator, when(authenticator?.confirmedAt ?? null)],
              [words.factors.codesLeft, String(codesLeft)],
              [words.factors.codesUsed, String(recoveryCodes.length - codesLeft)],
            ],
            table: null,
          } satisfies StoredSection,
        ]),
    ...table(
      words.challenges,
      [words.sessions.method, words.since, words.until, words.challenges.failures, words.challenges.sent],
      data.loginChallenges.map((each) => [
        each.method,
        when(each.createdAt),
        when(each.expiresAt),
        String(each.failures),
        String(each.codesSent),
      ]),
    ),
    ...table(
      words.tokens,
      [words.name, words.tokens.scopes, words.made, words.until, words.lastUse, words.id],
      data.apiTokens.map((each) => [
        each.name,
        each.scopes,
        when(each.createdAt),
        when(each.expiresAt),
        when(each.usedAt),
        each.id,
      ]),
    ),
    ...table(
      words.links,
      [words.links.purpose, words.links.to, words.made, words.until],
      data.mailLinks.map((each) => [
        known(words.links.purposes, each.purpose),
        each.email,
        when(each.createdAt),
        when(each.expiresAt),
      ]),
    ),
    ...table(
      words.mails,
      [words.mails.subject, words.links.to, words.made, words.mails.attempts, words.mails.next, words.mails.problem],
      data.mails.map((each) => [
        each.subject,
        each.recipient,
        when(each.createdAt),
        String(each.attempts),
        when(each.dueAt),
        each.problem ?? words.none,
      ]),
    ),
    ...table(
      words.matches,
      [words.made, words.matches.rival, words.matches.score, words.matches.state, words.id],
      data.matches.map((each) => [
        when(each.createdAt),
        each.rival ?? words.nobody,
        each.score === null ? words.none : `${each.score} : ${each.rivalScore ?? 0}`,
        known(words.matches.states, each.status),
        each.id,
      ]),
    ),
    { ...words.limits, facts: [], table: null },
  ];
}

function describeAccount(
  account: NonNullable<StoredData["account"]>,
  words: StoredWords,
  when: (iso: string | null) => string,
): StoredSection {
  const own = words.account;
  return {
    title: own.title,
    text: own.text,
    facts: [
      [own.email, account.email ?? words.none],
      [own.emailVerified, when(account.emailVerifiedAt)],
      [own.password, account.hasPassword ? words.yes : words.no],
      [own.emailFactor, when(account.emailFactorAt)],
      [own.language, account.language],
      [own.biography, account.biography === "" ? words.none : account.biography],
      [own.country, account.country ?? words.none],
      [own.avatar, account.avatar ?? words.none],
      [words.made, when(account.createdAt)],
      ...(account.deletionDueAt === null ? [] : [[own.deletion, when(account.deletionDueAt)] as const]),
    ],
    table: null,
  };
}
