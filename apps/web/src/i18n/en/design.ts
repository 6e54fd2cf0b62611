export const design = {
  title: "Design",
  lead: "The net and the ball are the whole identity. Night is on the left of the net, day on the right.",
  night: "Night",
  day: "Day",
};
