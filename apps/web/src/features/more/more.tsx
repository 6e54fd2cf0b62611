// What has no place in the navigation, least of all on a phone.
import { t } from "../../i18n/index.ts";
import { Page } from "../../ui/page.tsx";
import "./more.css";

export function More() {
  const { common } = t.value;
  const links = [
    ["/live", common.watch],
    ["/leaderboards", common.leaders],
    ["/friends", common.friends],
    ["/matches", common.myMatches],
    ["/notifications", common.notifications({ count: 0 })],
    ["/computers", common.computerPlayers],
    ["/settings", common.settings],
  ] as const;
  return (
    <Page title={common.more}>
      <ul class="more-list">
        {links.map(([href, text]) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
