import { useLayoutEffect, useRef } from "preact/hooks";
import { session, useFreshSession } from "../data/session.ts";
import { LANGUAGE_NAMES, LANGUAGES, language, t } from "../i18n/index.ts";
import { narrow } from "../state/appearance.ts";
import { arriving } from "../state/navigation.ts";
import { setPreference } from "../state/preferences.ts";
import { Menu } from "../ui/menu.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { ChatButton, UnreadCount } from "./chat-dock.tsx";
import { later } from "./later.tsx";
import "./header.css";

const Bell = later(() => import("../features/notices/bell.tsx").then((module) => module.Bell));
const LANGUAGE_OPTIONS = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }));

/** The name stands across the net. */
export function Wordmark() {
  return (
    <a class="wordmark" href="/" aria-label={t.value.common.home}>
      <span>trans</span>
      <span>cendence</span>
    </a>
  );
}

function isAt(href: string, path: string): boolean {
  return href === path || (href === "/chat" && path.startsWith("/chat/"));
}

/** The pages. The ball lies under the one that is open, and goes to the next in a straight line. */
function Nav({ path }: { readonly path: string }) {
  const list = useRef<HTMLUListElement>(null);
  const { common } = t.value;
  const links = [
    ["/", common.play, "everywhere"],
    ["/live", common.watch, "not-narrow"],
    ["/tournaments", common.tournaments, "everywhere"],
    ["/leaderboards", common.leaders, "wide"],
    ["/friends", common.friends, "wide"],
    ["/chat", common.chat, "narrow"],
    ["/more", common.more, "everywhere"], // what has no room here
  ] as const;
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const place = () => {
      const open = element.querySelector<HTMLElement>("[aria-current]");
      const isSeen = open !== null && open.offsetWidth > 0; // what is a page only on a phone has no place here
      element.style.setProperty("--ball-shown", isSeen ? "1" : "0");
      if (isSeen) element.style.setProperty("--ball-x", `${open.offsetLeft + open.offsetWidth / 2}px`);
    };
    place();
    const resized = new ResizeObserver(place);
    resized.observe(element);
    return () => resized.disconnect();
  }, [path, common]);
  return (
    <nav class={arriving.value ? "nav nav-arriving" : "nav"} aria-label={common.mainNavigation}>
      <ul ref={list}>
        {links.map(([href, text, where]) => (
          <li key={href} class={`nav-${where}`}>
            <a href={href} aria-current={isAt(href, path) ? "page" : undefined}>
              {text}
            </a>
            {href === "/chat" && <UnreadCount />}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Who I am, and the way in for whoever is nobody in particular. Nothing until that is known: it takes no place from anything. */
function Who({ path }: { readonly path: string }) {
  const { common } = t.value;
  const who = session.value;
  useFreshSession();
  if (who.state !== "known") return null;
  return who.me?.kind === "member" ? (
    <AccountMenu me={who.me} path={path} />
  ) : (
    <a class="who-am-i" href="/login">
      {common.logIn}
    </a>
  );
}

export function Header({ path }: { readonly path: string }) {
  const nav = <Nav key="nav" path={path} />;
  // In the order of the eye, which is the keyboard's: on a phone the pages are at the bottom.
  return (
    <header class="header">
      {!narrow.value && nav}
      <Wordmark />
      <div class="header-end">
        <Who path={path} />
        <ChatButton path={path} />
        <Bell path={path} />
        <Menu
          label={t.value.common.language}
          text={language.value.toUpperCase()}
          options={LANGUAGE_OPTIONS}
          value={language.value}
          onChange={(chosen) => setPreference("language", chosen)}
        />
      </div>
      {narrow.value && nav}
    </header>
  );
}
