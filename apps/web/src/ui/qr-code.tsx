import { encode } from "uqr";
import "./qr-code.css";

export interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

/** Dark on light in both themes, with the quiet edge that cameras look for. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data } = encode(text, { ecc: "L", border: 4 });
  const dark = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")));
  return (
    <svg class="qr" viewBox={`0 0 ${data.length} ${data.length}`} role="img" aria-label={label}>
      <path d={dark.join("")} />
    </svg>
  );
}
