import "./ball.css";

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
