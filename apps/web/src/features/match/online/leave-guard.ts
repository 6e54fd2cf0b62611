// Going away from a running match asks first: by the browser's Back, by a link, by anything else that leads to another page. Closing
// the tab doesn't: the match waits for a while.
import { useLocation } from "preact-iso";
import { useEffect, useRef } from "preact/hooks";
import { guardLeaving } from "../../../state/leave.ts";
import { guardNavigation } from "../../../state/navigation.ts";

type Way = "back" | "link"; // a link, or what leads away as one does

/**
 * Calls `onLeave` instead of going, with how to go after all, as long as `guarded` says so of this way. The address has changed already
 * when a page hears of Back, so it is put back: the entry that was left is the next one, and pushing the same address takes its place.
 */
export function useLeaveGuard(guarded: (by: Way) => boolean, onLeave: (go: () => void) => void): void {
  const { route } = useLocation();
  const here = useRef(location.href);
  const latest = useRef({ guarded, onLeave });
  latest.current = { guarded, onLeave };
  useEffect(() => {
    guardNavigation(() => {
      if (!latest.current.guarded("back") || location.href === here.current) return false;
      history.pushState(null, "", here.current);
      latest.current.onLeave(goBack);
      return true;
    });
    guardLeaving({ isOn: () => latest.current.guarded("link"), ask: (go) => latest.current.onLeave(go) });
    const follow = (event: MouseEvent) => {
      const path = pathOf(event);
      if (path === null || path === location.pathname || !latest.current.guarded("link")) return;
      event.preventDefault();
      event.stopImmediatePropagation(); // the router, too, listens to the window
      latest.current.onLeave(() => route(path));
    };
    addEventListener("click", follow, true);
    return () => {
      removeEventListener("click", follow, true);
      guardLeaving(null);
      guardNavigation(null);
    };
  }, []);
}

function goBack(): void {
  guardNavigation(null);
  history.back();
}

/** Of a link that the router would follow; null: the press does something else, or opens a tab of its own. */
function pathOf(event: MouseEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button !== 0) return null;
  const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
  if (link === undefined || link.origin !== location.origin || !/^(?:_self)?$/i.test(link.target)) return null;
  return link.hasAttribute("download") || link.hash !== "" ? null : link.pathname + link.search;
}
