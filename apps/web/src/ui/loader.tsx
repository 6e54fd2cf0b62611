import "./ball.css";
import "./skeleton.css";

/** A ball between two paddles while something loads. */
export function Loader({ label }: { readonly label: string }) {
  return (
    <output class="loader">
      <span class="loader-court" aria-hidden="true">
        <span class="ball" />
      </span>
      <span>{label}</span>
    </output>
  );
}

interface SkeletonProps {
  readonly label: string; // read out
  readonly rows: number;
}

/** Where a list or a form will stand, while it loads: nothing below it jumps when it comes. */
export function Skeleton({ label, rows }: SkeletonProps) {
  return (
    <output class="skeleton">
      <span class="hidden">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} class="skeleton-row" aria-hidden="true" />
      ))}
    </output>
  );
}
