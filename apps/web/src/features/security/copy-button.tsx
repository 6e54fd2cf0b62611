import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { at } from "../../i18n/account/index.ts";
import { Button } from "../../ui/button.tsx";
import { copy } from "../../ui/share.ts";

/** Says beside itself whether it worked: over a dialog, a note at the edge of the page would not be seen. */
export function CopyButton({ text, children }: { readonly text: string; readonly children: ComponentChildren }) {
  const note = useSignal("");
  const { codes } = at.value.security;
  const press = async () => {
    note.value = (await copy(text)) === "copied" ? codes.copied : codes.copyFailed;
  };
  return (
    <>
      <Button onClick={() => void press()}>{children}</Button>
      <output class="copy-note">{note.value}</output>
    </>
  );
}
