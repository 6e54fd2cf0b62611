// What is mine, and the way out: the list under the name in the header.
import type { Me } from "@transcendence/protocol";
import { signingOut, useSignOut } from "../data/sign-out.ts";
import { t } from "../i18n/index.ts";

export interface AccountLinksProps {
  readonly id: string;
  readonly me: Me;
  readonly onClose: () => void; // a link to the page that is open changes no path
}

export function AccountLinks({ id, me, onClose }: AccountLinksProps) {
  const { common } = t.value;
  const signOut = useSignOut();
  const links = [
    [`/u/${encodeURIComponent(me.name)}`, common.myPage],
    ["/matches", common.myMatches],
    ["/account", common.account],
    ["/settings", common.settings],
  ] as const;
  return (
    <ul id={id} class="menu-list">
      {links.map(([href, text]) => (
        <li key={href}>
          <a href={href} onClick={onClose}>
            {text}
          </a>
        </li>
      ))}
      <li>
        <button type="button" aria-disabled={signingOut.value} onClick={() => void signOut()}>
          {common.signOut}
        </button>
      </li>
    </ul>
  );
}
