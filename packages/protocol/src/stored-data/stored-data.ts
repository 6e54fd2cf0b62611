// Everything that an arena stores about a person, as it is told to that person. Moments are ISO 8601.
import type { MatchSettings } from "@transcendence/game";

export interface StoredData {
  readonly madeAt: string;
  readonly site: string;
  readonly person: {
    readonly id: string;
    readonly kind: string;
    readonly name: string;
    readonly createdAt: string;
  };
  readonly account: {
    readonly email: string | null;
    readonly emailVerifiedAt: string | null;
    readonly hasPassword: boolean; // as a hash
    readonly emailFactorAt: string | null; // since when a code is mailed at each login
    readonly language: string;
    readonly biography: string;
    readonly country: string | null;
    readonly avatar: string | null; // a picture's address
    readonly createdAt: string;
    readonly deletionDueAt: string | null;
  } | null;
  readonly sessions: readonly {
    readonly id: string;
    readonly method: string;
    readonly agent: string; // the browser's own words for itself
    readonly createdAt: string;
    readonly authenticatedAt: string | null;
    readonly seenAt: string;
    readonly expiresAt: string;
  }[];
  readonly identities: readonly {
    readonly provider: string;
    readonly subject: string;
    readonly label: string;
    readonly createdAt: string;
    readonly usedAt: string;
  }[];
  readonly authenticator: { readonly createdAt: string; readonly confirmedAt: string | null } | null; // its secret is sealed
  readonly recoveryCodes: readonly { readonly createdAt: string; readonly usedAt: string | null }[]; // as hashes
  readonly loginChallenges: readonly {
    readonly method: string;
    readonly createdAt: string;
    readonly expiresAt: string;
    readonly failures: number;
    readonly codesSent: number;
  }[];
  readonly apiTokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly scopes: string;
    readonly createdAt: string;
    readonly expiresAt: string;
    readonly usedAt: string | null;
  }[];
  readonly mailLinks: readonly {
    readonly purpose: string;
    readonly email: string;
    readonly createdAt: string;
    readonly expiresAt: string;
  }[];
  readonly mails: readonly {
    readonly recipient: string;
    readonly language: string;
    readonly subject: string;
    readonly createdAt: string;
    readonly attempts: number;
    readonly dueAt: string;
    readonly problem: string | null;
  }[];
  readonly matches: readonly {
    readonly id: string;
    readonly status: string;
    readonly settings: MatchSettings;
    readonly outcome: string | null;
    readonly winner: number | null; // a seat
    readonly durationMs: number | null;
    readonly createdAt: string;
    readonly startedAt: string | null;
    readonly finishedAt: string | null;
    readonly seat: number;
    readonly score: number | null;
    readonly rivalScore: number | null;
    readonly rival: string | null; // null: nobody yet, or a former player
    readonly replay: string | null; // its address
    readonly replayTicks: number | null;
  }[];
}
