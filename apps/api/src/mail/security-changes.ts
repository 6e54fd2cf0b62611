/** What is announced to an account's owner by mail. */
export const SECURITY_CHANGES = [
  "totp_on",
  "totp_off",
  "email_codes_on",
  "email_codes_off",
  "recovery_codes_made",
  "recovery_code_used",
  "second_factor_failed", // the first factor was right, and then too many codes were wrong
  "api_token_made",
  "identity_linked",
  "identity_unlinked",
] as const;
export type SecurityChange = (typeof SECURITY_CHANGES)[number];
