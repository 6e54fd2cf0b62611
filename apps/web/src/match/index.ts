export { DemoCanvas } from "./demo-canvas.tsx";
export { LocalPage } from "./local-page.tsx";
