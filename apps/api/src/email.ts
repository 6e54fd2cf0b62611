// Addresses of mails, compared: nobody tells capitals apart, and a domain has one spelling that counts.

export function emailKey(address: string): string {
  return wireAddress(address).toLowerCase();
}

/** With its domain in the letters of the wire: bücher.example is xn--bcher-kva.example. */
export function wireAddress(address: string): string {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1);
  return `${address.slice(0, at)}@${URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain}`;
}
