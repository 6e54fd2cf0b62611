// Which addresses messages may be sent to. They come from browsers, so from anybody: none may lead into the host's own network.
// What a name resolves to is checked where the connection is made, see apps/server/src/push.ts.

const PRIVATE_NAMES =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa|test|invalid|example|onion)$/;

/** `ownService`: an origin that the host vouches for, whatever it is. */
export function isPushEndpoint(text: string, ownService: string | null): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname, port, username, password, hash } = new URL(text);
  if (username !== "" || password !== "" || hash !== "") return false;
  if (ownService !== null && origin === ownService) return true;
  return protocol === "https:" && port === "" && isPublicName(hostname);
}

/** As `URL` writes it: any spelling of an IPv4 address has become four numbers, and an IPv6 address has brackets. */
function isPublicName(hostname: string): boolean {
  const isAddress = hostname.startsWith("[") || /^[\d.]+$/.test(hostname);
  return !isAddress && /^[^.].*\.[^.]+$/.test(hostname) && !PRIVATE_NAMES.test(hostname);
}
