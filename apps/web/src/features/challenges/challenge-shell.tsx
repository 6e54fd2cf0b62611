// Challenges wherever somebody is on the site: banners for what is open, and the dialog that makes one.
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { nt } from "../../i18n/notices/index.ts";
import { isGuarded } from "../../state/leave.ts";
import { Incoming, Outgoing, Ready } from "./challenge-banners.tsx";
import { ChallengeDialog } from "./challenge-dialog.tsx";
import { challenges, forget, goTo, keepReady, loadChallenges, myId, ready } from "./challenges.ts";
import "./challenges.css";

interface ChallengeShellProps {
  readonly inMatch: boolean; // which is not left for another one by itself while it runs
}

export function ChallengeShell({ inMatch }: ChallengeShellProps) {
  const { route, path } = useLocation();
  const me = myId();
  useEffect(() => void loadChallenges(), [me]);
  const play = (id: string) => {
    forget(id);
    route(`/match/${id}`);
  };
  const next = goTo.value;
  useEffect(() => {
    if (next === null) return;
    goTo.value = null;
    const isOver = path.startsWith("/match/") && !isGuarded(); // or only watched
    if (inMatch && !isOver) keepReady(next);
    else play(next.id);
  }, [next]);
  useEffect(() => {
    for (const { id } of ready.value) if (path === `/match/${id}`) forget(id); // they came by another way
  }, [path]);
  const waiting = ready.value.filter(({ id }) => path !== `/match/${id}`);
  return (
    <>
      <section class="challenges" aria-label={nt.value.challenge.region} aria-live="polite">
        {waiting.map((each) => (
          <Ready key={each.id} challenge={each} onPlay={play} />
        ))}
        {challenges.value.map((each) =>
          each.challenged.id === me ? (
            <Incoming key={each.id} challenge={each} onPlay={play} />
          ) : (
            <Outgoing key={each.id} challenge={each} />
          ),
        )}
      </section>
      <ChallengeDialog />
    </>
  );
}
