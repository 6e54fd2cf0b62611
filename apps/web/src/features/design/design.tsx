// The design system in use, once for each theme: night on the left of the net, day on the right.
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { dt } from "../../i18n/design/index.ts";
import { preferences } from "../../state/preferences.ts";
import { Page } from "../../ui/page.tsx";
import { DesignColours, DesignScores, DesignType } from "./design-basics.tsx";
import { DesignActions, DesignFields, DesignMessages } from "./design-parts.tsx";
import "./design.css";

function Side({ theme, children }: { readonly theme: "night" | "day"; readonly children: ComponentChildren }) {
  return (
    <div class="design-side" data-theme={theme} data-accent={preferences.value.accent}>
      <div class="design-side-inner">{children}</div>
    </div>
  );
}

/** What one theme shows. The two sides share their state: what is moved on one side moves on the other. */
export function Design() {
  const design = dt.value;
  const volume = useSignal(60);
  const on = useSignal(true);
  const name = useSignal("quick heron");
  const shared = { volume, on, name };
  return (
    <Page title={design.title} lead={design.lead}>
      <div class="design">
        {(["night", "day"] as const).map((theme) => (
          <Side key={theme} theme={theme}>
            <h2>{design[theme]}</h2>
            <DesignColours theme={theme} />
            <DesignType />
            <DesignScores />
            <DesignActions />
            <DesignFields shared={shared} />
            <DesignMessages />
          </Side>
        ))}
      </div>
    </Page>
  );
}
