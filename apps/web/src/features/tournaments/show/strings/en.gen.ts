// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  next: "Next",
  register: "Register here",
  scan: ({ address }: { address: string | number }) => `QR code for ${address}`,
  notFound: "Tournament not found",
  bigScreen: "Big screen",
  embed: "Show it on another site",
  embedText: "Paste this into the other page:",
  code: "Code",
  copy: "Copy",
  copied: "Copied.",
  copyFailed: "Select the code and copy it by hand.",
  open: "Open the tournament",
};

export type Strings = typeof strings;
