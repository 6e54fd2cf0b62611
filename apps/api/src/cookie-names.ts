// What our cookies are called. Browsers keep cookies by host and send them to every port of it: two arenas on one machine, or an
// arena beside another program with a cookie "session", would otherwise overwrite each other's.

/**
 * The name of the cookie for this purpose. Over https the prefix `__Host-` binds it to this host and to https; the port is part of
 * the name wherever other programs on the same host are likely: over plain http, and over https on a port of one's own.
 */
export function cookieName(publicUrl: string, purpose: string): string {
  const { protocol, port } = new URL(publicUrl);
  if (protocol !== "https:") return `arena-${port || "80"}-${purpose}`;
  return port === "" ? `__Host-${purpose}` : `__Host-arena-${port}-${purpose}`;
}

/** What it was called before the port was part of the name. Null: the same. */
export function oldCookieName(publicUrl: string, purpose: string): string | null {
  const name = publicUrl.startsWith("https:") ? `__Host-${purpose}` : purpose;
  return name === cookieName(publicUrl, purpose) ? null : name;
}
