/** Where a member's public page is. */
export function pageOf(name: string): string {
  return `/u/${encodeURIComponent(name)}`;
}
