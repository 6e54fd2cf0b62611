// Strings of the match page, of two at one keyboard and of their overlays.
export const match = {
  title: "Match",
};
