// Parts of the shell that the first view can do without: fetched once it stands.
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";

/** Nothing until its file has come. One that did not come is asked for again on the next page: each says its path. */
export function later<Props extends { readonly path: string }>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const part = signal<ComponentType<Props> | null>(null);
  return function Later(props: Props) {
    useEffect(() => {
      if (part.value !== null) return;
      load().then(
        (component) => (part.value = component),
        () => {},
      );
    }, [props.path]);
    const Part = part.value;
    return Part && <Part {...props} />;
  };
}
