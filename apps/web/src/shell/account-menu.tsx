// Whose account it is, in the header: what is theirs, and the way out, one press away. The list is fetched with the first press.
import { useSignal } from "@preact/signals";
import { within } from "@transcendence/client/deadline";
import type { Me } from "@transcendence/protocol";
import type { ComponentType } from "preact";
import { useId } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Avatar } from "../people/avatar.tsx";
import { toast } from "../state/toasts.ts";
import { usePopover } from "../ui/menu.tsx";
import type { AccountLinksProps } from "./account-links.tsx";
import "../ui/menu.css";

interface AccountMenuProps {
  readonly me: Me;
  readonly path: string;
}

export function AccountMenu({ me, path }: AccountMenuProps) {
  const { isOpen, root, button, onKeyDown } = usePopover(path);
  const Links = useSignal<ComponentType<AccountLinksProps> | null>(null);
  const { common } = t.value;
  const listId = useId();
  const press = async () => {
    if (isOpen.value) return void (isOpen.value = false);
    try {
      Links.value = (await within(import("./account-links.tsx"))).AccountLinks;
      isOpen.value = true;
    } catch {
      toast(t.value.common.errors.offline, "problem");
    }
  };
  return (
    // Escape closes what is open, wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it takes no focus and no press itself
    <div ref={root} class="menu account-menu" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class="who-am-i"
        aria-label={common.accountOf({ name: me.name })}
        aria-expanded={isOpen.value}
        aria-controls={isOpen.value ? listId : undefined}
        onClick={() => void press()}
      >
        <Avatar player={me} />
        <span key={me.name}>{me.name}</span>
      </button>
      {isOpen.value && Links.value && <Links.value id={listId} me={me} onClose={() => (isOpen.value = false)} />}
    </div>
  );
}
