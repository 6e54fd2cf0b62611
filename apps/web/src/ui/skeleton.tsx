import "./skeleton.css";

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
