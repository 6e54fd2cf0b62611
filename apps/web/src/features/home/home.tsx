import { useSignal } from "@preact/signals";
import { lazy } from "preact-iso";
import { useEffect } from "preact/hooks";
import { usePlay } from "../../data/use-play.ts";
import { t } from "../../i18n/index.ts";
import { narrow, touch } from "../../state/appearance.ts";
import { keyLabel, learnLayout } from "../../state/key-labels.ts";
import { preferences } from "../../state/preferences.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { useTitle } from "../../ui/page.tsx";
import { PlayComputer } from "../computers/computer-picker.tsx";
import { MatchOptions } from "../match-options/match-options.tsx";
import { matchOptions, writeSettings } from "../match-options/options.ts";
import "./home.css";

const Nothing = () => null;
/** Ornament: when it does not arrive, the page is whole without it. */
const DemoCanvas = lazy(() =>
  import("../match/demo/demo-canvas.tsx").then((demo) => demo.DemoCanvas).catch(() => Nothing),
);

/** True once the browser has nothing better to do: the demo never delays a press on the button. */
function useIdle() {
  const idle = useSignal(false);
  useEffect(() => {
    const begin = () => (idle.value = true);
    if (typeof requestIdleCallback === "undefined") {
      const timer = setTimeout(begin, 500); // Safari
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(begin, { timeout: 2000 });
    return () => cancelIdleCallback(handle);
  }, []);
  return idle;
}

/** Makes a match and goes to its page, where the link to send is. */
function PlayFriend() {
  const play = usePlay();
  return (
    <Button
      variant="primary"
      large
      busy={play.running.value !== null}
      onClick={() => void play.run(matchOptions.value)}
    >
      {t.value.home.friend.action}
    </Button>
  );
}

function keysText(): string {
  const [left, right] = preferences.value.keys.map(({ up, down }) => `${keyLabel(up)} ${keyLabel(down)}`);
  return t.value.home.local.text({ left: left ?? "", right: right ?? "" });
}

export function Home() {
  useTitle(null);
  const idle = useIdle();
  const { home } = t.value;
  useEffect(() => {
    void learnLayout();
  }, []);
  return (
    <main id="main" class="home">
      <h1 tabIndex={-1}>{home.heading}</h1>
      <div class="home-court" aria-hidden="true">
        {idle.value && !narrow.value && <DemoCanvas />}
      </div>
      <div class="home-play">
        <MatchOptions />
        <div class="home-way">
          <PlayFriend />
          <p>{home.friend.text}</p>
        </div>
        <PlayComputer />
        <div class="home-way">
          <LinkButton large href={`/local${writeSettings(matchOptions.value)}`}>
            {touch.value ? home.local.titleTouch : home.local.title}
          </LinkButton>
          <p>{touch.value ? home.local.textTouch : keysText()}</p>
        </div>
      </div>
    </main>
  );
}
