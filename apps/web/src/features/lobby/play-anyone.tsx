// Play anyone: one press, and the lobby finds an opponent. While it looks, the page says for how long, and offers to pass the time.
import { useSignal } from "@preact/signals";
import type { CharacterId, RatedKind } from "@transcendence/game";
import type { ShownRating } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { errorText } from "../../data/api.ts";
import { NotifyOffer } from "../../data/notify-offer.tsx";
import { session } from "../../data/session.ts";
import { t } from "../../i18n/index.ts";
import { computerName } from "../../people/computers.ts";
import { ratingText } from "../../people/rating.tsx";
import { preferences, setPreference } from "../../state/preferences.ts";
import { Button } from "../../ui/button.tsx";
import { Changing } from "../../ui/changing.tsx";
import { Switch } from "../../ui/switch.tsx";
import { cancel, news, roundTripMs, search, type Search, seek } from "./lobby.ts";
import "./lobby.css";

const PATIENCE_MS = 20_000;

interface PlayAnyoneProps {
  readonly onMeanwhile: (computer: CharacterId) => void;
}

export function PlayAnyone({ onMeanwhile }: PlayAnyoneProps) {
  const current = search.value;
  if (current.state === "searching") return <Searching search={current} onMeanwhile={onMeanwhile} />;
  return <Choice reason={reasonText(current)} />;
}

function reasonText({ reason, error }: Extract<Search, { state: "idle" }>): string | null {
  if (error !== null) return errorText(error);
  return reason === null || reason === "cancelled" ? null : t.value.lobby.reasons[reason];
}

function Choice({ reason }: { readonly reason: string | null }) {
  const { lobby } = t.value;
  const rated = member() !== null && preferences.value.rated;
  const begin = (kind: RatedKind) => seek({ kind, rated });
  return (
    <>
      <div class="play-anyone">
        <Button variant="primary" large onClick={() => begin("quick")}>
          {lobby.play}
        </Button>
        <Button large onClick={() => begin("classic")}>
          {lobby.classic}
        </Button>
      </div>
      <p>{lobby.text}</p>
      <Stake />
      {reason !== null && <p role="alert">{reason}</p>}
    </>
  );
}

/** Members choose; a guest is told why there is nothing to choose. */
function Stake() {
  const { lobby } = t.value;
  const isKnown = session.value.state === "known";
  const me = member();
  if (me === null) {
    return (
      <p class={isKnown ? undefined : "play-anyone-stake"}>
        {lobby.guestsCasual} <a href="/signup">{lobby.signUp}</a>
      </p>
    );
  }
  const text = (kind: RatedKind) => (me.ratings?.[kind] ? ratingText(me.ratings[kind]) : "–");
  return (
    <Switch
      label={lobby.rated}
      hint={lobby.yourRatings({ quick: text("quick"), classic: text("classic") })}
      checked={preferences.value.rated}
      onChange={(rated) => setPreference("rated", rated)}
    />
  );
}

function member() {
  const known = session.value;
  return known.state === "known" && known.me?.kind === "member" ? known.me : null;
}

/** "1523? · 40 ms": as both are shown to each other. */
export function whoText(name: string | null, rating: ShownRating | null, ms: number | null): string {
  const { lobby } = t.value;
  const parts = [name, rating ? ratingText(rating) : lobby.unrated, ms === null ? null : lobby.ms({ ms })];
  return parts.filter((part) => part !== null).join(" · ");
}

interface SearchingProps extends PlayAnyoneProps {
  readonly search: Extract<Search, { state: "searching" }>;
}

function Searching({ search: { wish, sinceMs, heldUntilMs }, onMeanwhile }: SearchingProps) {
  const { lobby, computers, matches } = t.value;
  const nowMs = useNow();
  const waitedMs = sinceMs === null ? 0 : Math.max(0, nowMs - sinceMs);
  const held = heldUntilMs === null ? 0 : Math.ceil((heldUntilMs - nowMs) / 1000);
  const { computer } = preferences.value;
  return (
    <>
      <div class="searching">
        <output>
          {lobby.searching({
            what: wish.rated ? `${lobby.kinds[wish.kind]}, ${matches.rated}` : lobby.kinds[wish.kind],
          })}
        </output>
        <p class="searching-time" role="timer" aria-label={lobby.waited}>
          <span key={clock(waitedMs)}>{clock(waitedMs)}</span>
        </p>
      </div>
      <p>
        <Changing>{lobby.you({ who: whoText(null, member()?.ratings?.[wish.kind] ?? null, roundTripMs()) })}</Changing>
      </p>
      {held > 0 && <p key={held}>{lobby.held({ seconds: held })}</p>}
      <div class="play-anyone">
        <Button large onClick={cancel}>
          {t.value.common.cancel}
        </Button>
        {waitedMs >= PATIENCE_MS && (
          <Button large onClick={() => onMeanwhile(computer)}>
            {computers.meanwhile({ name: computerName(computer) })}
          </Button>
        )}
      </div>
      {waitedMs >= PATIENCE_MS && <NotifyOffer />}
    </>
  );
}

/** The time, once a second. */
function useNow(): number {
  const now = useSignal(performance.now());
  useEffect(() => {
    const timer = setInterval(() => (now.value = performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(now.value, 0);
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Below the button: how many people and matches there are. Nothing until it is known. */
export function HereNow() {
  const { lobby } = t.value;
  const known = news.value;
  if (known === null) return <p class="lobby-here" />;
  const { people, matches } = known;
  const text = people <= 1 && matches === 0 ? lobby.nobodyElse : lobby.hereNow({ people, matches });
  return (
    <p class="lobby-here">
      <span key={text}>{text}</span>
    </p>
  );
}
