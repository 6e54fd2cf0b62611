import "./ball.css";

interface BallProps {
  readonly rally?: boolean; // goes to and fro: something is under way
  readonly presence?: "here" | "away"; // filled or hollow, beside a name
  readonly side?: "left" | "right"; // in a side's colour
}

/** The square ball, an ornament: whatever it means is also said in words. */
export function Ball({ rally = false, presence, side }: BallProps) {
  const names = ["ball"];
  if (rally) names.push("ball-rally");
  if (presence === "away") names.push("ball-away");
  if (side) names.push(`ball-${side}`);
  return <span class={names.join(" ")} aria-hidden="true" />;
}
