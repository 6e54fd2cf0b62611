export { DemoCanvas } from "./demo-canvas.tsx";
export { LocalPage } from "./local-page.tsx";
export { MatchPage } from "./match-page.tsx";
