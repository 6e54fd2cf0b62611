/** What stands behind the # of a link in a mail. It leaves the address bar: nobody reads it over a shoulder, no history keeps it. */
export function linkToken(): string | null {
  const token = location.hash.slice(1);
  if (!/^[\w-]{43}$/.test(token)) return null;
  history.replaceState(history.state, "", location.pathname);
  return token;
}
