// Addresses of mails, compared: nobody tells capitals apart, and a domain has one spelling that counts.

export function emailKey(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}@${domainOf(address.slice(at + 1))}`.toLowerCase();
}

/** In the letters of the wire: bücher.example is xn--bcher-kva.example. */
function domainOf(domain: string): string {
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain;
}
