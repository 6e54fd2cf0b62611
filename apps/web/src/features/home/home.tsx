import { useSignal, useSignalEffect } from "@preact/signals";
import { type CharacterId, KIND_SETTINGS } from "@transcendence/game";
import { lazy, useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { session } from "../../data/session.ts";
import { usePlay } from "../../data/use-play.ts";
import { t } from "../../i18n/index.ts";
import { narrow, touch } from "../../state/appearance.ts";
import { installEvent, installsByMenu } from "../../state/install.ts";
import { keyLabel, learnLayout } from "../../state/key-labels.ts";
import { noteIfHidden } from "../../state/notify.ts";
import { preferences } from "../../state/preferences.ts";
import { toast } from "../../state/toasts.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { useTitle } from "../../ui/page.tsx";
import { PlayComputer } from "../computers/computer-picker.tsx";
import { enterLobby, lastWish, news, paired, search } from "../lobby/lobby.ts";
import { HereNow, PlayAnyone, whoText } from "../lobby/play-anyone.tsx";
import { MatchOptions } from "../match-options/match-options.tsx";
import { isToBeRated, matchOptions, writeSettings } from "../match-options/options.ts";
import { JoinByCode } from "./join-by-code.tsx";
import "./home.css";

const Nothing = () => null;
/** Ornament: when it does not arrive, the page is whole without it. */
const DemoCanvas = lazy(() =>
  import("../match/demo/demo-canvas.tsx").then((demo) => demo.DemoCanvas).catch(() => Nothing),
);

const Meanwhile = lazy(() => import("../lobby/meanwhile.tsx").then((module) => module.Meanwhile));
/** Below everything to press: the page is whole without it. */
const LiveMatches = lazy(() =>
  import("../lobby/here-and-now.tsx").then((live) => live.LiveMatches).catch(() => Nothing),
);

const InstallOffer = lazy(() => import("./install-offer.tsx").then((offer) => offer.InstallOffer).catch(() => Nothing));

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
      large
      busy={play.running.value !== null}
      onClick={() => void play.run(matchOptions.value, null, isToBeRated.value)}
    >
      {t.value.home.friend.action}
    </Button>
  );
}

function keysText(): string {
  const [left, right] = preferences.value.keys.map(({ up, down }) => `${keyLabel(up)} ${keyLabel(down)}`);
  return t.value.home.local.text({ left: left ?? "", right: right ?? "" });
}

/** Whoever looks for an opponent may pass the time with a computer player: the search goes on, and the answer is a question. */
export function Home() {
  const { route } = useLocation();
  const meanwhile = useSignal<CharacterId | null>(null);
  useEffect(enterLobby, []);
  useSignalEffect(() => {
    if (paired.value === null) return;
    if (document.hidden) void soundFound();
    const { opponent, rating, roundTripMs } = paired.value;
    const found = t.peek().lobby.foundWho({ who: whoText(opponent.name, rating, roundTripMs) });
    void noteIfHidden(found);
    if (meanwhile.peek() !== null) return;
    toast(found);
    go(paired.value.match);
  });
  const go = (match: string) => {
    paired.value = null;
    route(`/match/${match}`);
  };
  if (meanwhile.value === null) return <HomePage onMeanwhile={(computer) => (meanwhile.value = computer)} />;
  return (
    <Meanwhile
      character={meanwhile.value}
      settings={KIND_SETTINGS[lastWish.value?.kind ?? "quick"]}
      onEnd={() => (meanwhile.value = null)}
      onPlay={go}
    />
  );
}

async function soundFound(): Promise<void> {
  const sound = await import("../match/sound/sound.ts").catch(() => null); // they see it when they look
  await sound?.playAlone("point");
}

function HomePage({ onMeanwhile }: { readonly onMeanwhile: (computer: CharacterId) => void }) {
  useTitle(search.value.state === "searching" ? t.value.lobby.searchTitle : null);
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
        <div class="home-way">
          <PlayAnyone onMeanwhile={onMeanwhile} />
          <HereNow />
        </div>
        <MatchOptions stake />
        <div class="home-pair">
          <div class="home-way">
            <PlayFriend />
            <p>{home.friend.text}</p>
            {session.value.state === "known" && session.value.me?.kind === "member" && (
              <p>
                <a href="/friends">{home.friend.byName}</a>
              </p>
            )}
          </div>
          <PlayComputer />
        </div>
        <div class="home-way">
          <LinkButton large href={`/local${writeSettings(matchOptions.value)}`}>
            {touch.value ? home.local.titleTouch : home.local.title}
          </LinkButton>
          <p>{touch.value ? home.local.textTouch : keysText()}</p>
          <p>
            <a href="/tournament/local">{home.local.tournament}</a>
          </p>
        </div>
        <JoinByCode />
        {(news.value?.live.length ?? 0) > 0 && <LiveMatches />}
        {(installEvent.value !== null || installsByMenu()) && <InstallOffer />}
      </div>
    </main>
  );
}
