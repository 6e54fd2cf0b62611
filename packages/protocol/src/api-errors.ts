// The errors of the API. A file of its own, as every page reads them and few need the bodies.

/** Every error of the API: a code for programs and translations, a sentence in English for people who read the wire. */
export const API_ERRORS = [
  "bad_request", // the body or a parameter does not fit its schema
  "bad_origin", // a change asked for from another site
  "unauthenticated",
  "forbidden",
  "not_found",
  "name_invalid",
  "name_taken", // by a member, or too like a member's name
  "name_reserved",
  "email_invalid",
  "password_invalid", // too short or too long
  "password_common", // among the first that a thief tries
  "credentials_wrong", // no such account, or another password: never said which
  "code_wrong", // of the second factor
  "link_expired", // of a mail: used, too old, or replaced by a newer one
  "login_expired", // the second factor came too late: begin again
  "members_only", // guests sign up first
  "proof_needed", // change of what protects the account: prove who you are again
  "provider_unknown",
  "provider_failed", // it did not answer, or not as it should
  "identity_taken", // this identity at the provider opens another account
  "last_way_in", // without it nobody could sign in any more
  "picture_invalid", // no picture that we can read, or too large
  "picture_animated",
  "challenge_over", // accepted, declined, cancelled, or too old
  "blocked", // one of the two has blocked the other
  "not_ratable", // only Quick and Classic against a person can be rated
  "conflict", // does not go with what is stored: a ticket to a match that ended a day ago
  "too_many", // of these one may have no more
  "too_many_open", // so many open matches nobody has: play one, or let them expire
  "tournament_password", // it has one, and this is another
  "invitation_needed", // to register for a tournament by invitation
  "rating_outside", // of what the tournament is for
  "tournament_full",
  "tournament_closed", // for registration, or over
  "too_few_players",
  "already_played_on", // what follows from this match has been played
  "not_now", // what is asked for does not go with how things stand
  "push_service", // an address that no push message is sent to
  "too_many_requests",
  "too_large",
  "replay_mismatch", // the log, played again, does not give the result
  "unavailable", // the database is away: try again
  "rooms_unavailable", // the rooms' process is away: no match can be played now
  "overloaded", // the server is late with what runs already: no new matches for a moment
  "draining", // the server is about to restart: no new matches
  "internal",
] as const;
export type ApiErrorCode = (typeof API_ERRORS)[number];
export interface ApiError {
  readonly error: ApiErrorCode;
  readonly message: string;
}
