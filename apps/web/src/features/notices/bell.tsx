// The bell in the header: how many notifications are unread, and under it the newest. What it opens is fetched when it is opened.
import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useId } from "preact/hooks";
import { unread } from "../../data/notices.ts";
import { session } from "../../data/session.ts";
import { formatNumber, t } from "../../i18n/index.ts";
import { notices } from "../../i18n/notices/index.ts";
import { toast } from "../../state/toasts.ts";
import { usePopover } from "../../ui/menu.tsx";
import type { BellPanelProps } from "./bell-panel.tsx";
import "./bell.css";

const MOST = 99;

/** A bell in the manner of 1972. */
function Glyph() {
  return (
    <svg class="bell-glyph" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M7 0h2v2h2v2h2v6h2v2H1v-2h2V4h2V2h2zM6 14h4v2H6z" />
    </svg>
  );
}

export function Bell({ path }: { readonly path: string }) {
  const Panel = useSignal<ComponentType<BellPanelProps> | null>(null);
  const { isOpen, root, button, close, onKeyDown } = usePopover(path);
  const panelId = useId();

  const who = session.value;
  if (who.state !== "known" || who.me === null) return null;
  const count = unread.value ?? 0;
  const open = async () => {
    try {
      const [{ BellPanel }] = await Promise.all([import("./bell-panel.tsx"), notices.load()]);
      Panel.value = BellPanel;
      isOpen.value = true;
    } catch {
      toast(t.value.common.errors.offline, "problem");
    }
  };
  return (
    // Escape closes what is open, wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it takes no focus and no press itself
    <div ref={root} class="bell" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class="bell-button"
        aria-label={t.value.common.notifications({ count })}
        aria-expanded={isOpen.value}
        aria-controls={isOpen.value ? panelId : undefined}
        onClick={() => (isOpen.value ? close() : void open())}
      >
        <Glyph />
        {count > 0 && <span class="bell-count">{count > MOST ? `${formatNumber(MOST)}+` : formatNumber(count)}</span>}
      </button>
      {isOpen.value && Panel.value && <Panel.value id={panelId} onClose={() => (isOpen.value = false)} />}
    </div>
  );
}
