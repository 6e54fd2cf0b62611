// Made from en.json by `npm run strings`: change that file, not this one.

const ordinalRules = new Intl.PluralRules("en", { type: "ordinal" });
const ordinal = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[ordinalRules.select(count)] ?? forms["other"] ?? "";

export const strings = {
  edit: {
    picture: "Picture",
    pictureText: "Shown next to your name. Without one, you get a generated pattern.",
    file: "Choose a picture",
    camera: "Use camera",
    cameraInsecure: "The camera only works over https, and this page uses http. Choose a file instead.",
    removePicture: "Remove picture",
    pictureSaved: "Picture saved.",
    pictureRemoved: "Picture removed.",
    name: "Name",
    nameText: "It is part of your page’s address.",
    changeName: "Change name",
    publicPage: "View your public page",
    about: "About you",
    aboutText: "Anyone can read it on your page.",
    biography: "Biography",
    biographyHint: "Plain text, no links. Line breaks are kept.",
    used: ({ most, used }: { most: string | number; used: string | number }) => `${used} of ${most}`,
    tooLong: ({ most }: { most: string | number }) => `Too long: at most ${most} characters.`,
    country: "Country",
    noCountry: "Not shown",
    saved: "Saved.",
  },
  crop: {
    title: "Crop picture",
    stage: "Your picture. Arrow keys move it, plus and minus zoom.",
    hint: "Drag it into place. Zoom with the wheel, two fingers, or plus and minus.",
    zoom: "Zoom",
    percent: ({ value }: { value: string | number }) => `${value}%`,
    use: "Use picture",
    uploading: "Uploading",
  },
  camera: {
    title: "From the camera",
    asking: "Waiting for the camera…",
    take: "Take picture",
    denied: "The browser blocked the camera. Allow it for this site, then try again.",
    missing: "No camera found, or another program is using it.",
  },
  page: {
    since: ({ month }: { month: string | number }) => `Member since ${month}`,
    edit: "Edit my profile",
    about: "About",
    figures: "Record",
    figuresText: "Finished matches, without those against guests.",
    rated: {
      quick: "Quick, rated",
      classic: "Classic, rated",
    },
    casual: "Casual, against people",
    computers: "Against computer players",
    won: "won",
    lost: "lost",
    matches: "Matches",
    none: "No finished matches yet",
    noneText: "Finished matches appear here.",
    result: ({ name, others, theirs }: { name: string | number; others: string | number; theirs: string | number }) => `${name} ${theirs}, opponent ${others}`,
    howWon: {
      won: "",
      resigned: " (opponent resigned)",
      claimed: " (opponent left)",
    },
    howLost: {
      won: "",
      resigned: " (resigned)",
      claimed: " (left)",
    },
    missing: "Player not found",
    missingText: "The name may be mistyped or may have changed. Guests have no page.",
    trophies: "Trophies",
    trophy: ({ players, rank }: { players: string | number; rank: number }) => `${ordinal(rank, { "one": `${rank}st`, "two": `${rank}nd`, "few": `${rank}rd`, "other": `${rank}th` })} of ${players}`,
  },
};

export type Strings = typeof strings;
