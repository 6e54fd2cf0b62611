// Ways to show a tournament elsewhere: on a hall's projector, and on another site.
import { useSignal } from "@preact/signals";
import { tt } from "../../i18n/tournament/index.ts";
import { Button } from "../../ui/button.tsx";
import { TextInput } from "../../ui/field.tsx";
import { copy } from "../../ui/share.ts";
import "./show-links.css";

export function ShowLinks({ id }: { readonly id: string }) {
  const { show } = tt.value;
  const note = useSignal("");
  const code = `<iframe src="${location.origin}/tournaments/${id}/embed" width="100%" height="600" loading="lazy"></iframe>`;
  const press = async () => {
    note.value = (await copy(code)) === "copied" ? show.copied : show.copyFailed;
  };
  return (
    <div class="show-links">
      <p>
        <a href={`/tournaments/${id}/screen`}>{show.bigScreen}</a>
      </p>
      <details>
        <summary>{show.embed}</summary>
        <p>{show.embedText}</p>
        <TextInput readOnly label={show.code} value={code} onFocus={(event) => event.currentTarget.select()} />
        <Button onClick={() => void press()}>{show.copy}</Button>
        <output key={note.value}>{note.value}</output>
      </details>
    </div>
  );
}
