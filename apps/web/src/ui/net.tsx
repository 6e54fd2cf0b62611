import "./net.css";

/** The dashed line between two things that belong together. Upright in a row; lying where the row stacks, with `lying`. */
export function Net({ lying = false }: { readonly lying?: boolean }) {
  return <span class={lying ? "net net-lying" : "net"} aria-hidden="true" />;
}
