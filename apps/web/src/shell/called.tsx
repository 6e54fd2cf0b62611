// Whoever is waited for in a tournament learns it on every page, in a match too: who, how long, and one press to be there.
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { tournamentCalls } from "../data/live.ts";
import { t } from "../i18n/index.ts";
import { answering } from "../state/answering.ts";
import { Button } from "../ui/button.tsx";
import "./called.css";

export function Called({ path }: { readonly path: string }) {
  const { called } = t.value.common;
  const { route } = useLocation();
  const nowMs = useSignal(performance.now());
  const call = tournamentCalls.value.find(
    ({ tournament, untilMs }) => untilMs > nowMs.value && path !== `/tournaments/${tournament}`,
  );
  const isCalled = tournamentCalls.value.length > 0;
  useEffect(() => {
    if (!isCalled) return;
    nowMs.value = performance.now();
    const timer = setInterval(() => (nowMs.value = performance.now()), 1000);
    return () => clearInterval(timer);
  }, [isCalled]);
  const seconds = call ? Math.max(0, Math.ceil((call.untilMs - nowMs.value) / 1000)) : 0;
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  if (!call) return null;
  return (
    <div class="called" role="alert">
      <p>
        <strong>{called.title}</strong>
        <span aria-live="off">{called.text({ title: call.title, name: call.opponent, time })}</span>
      </p>
      <Button
        variant="primary"
        onClick={() => {
          answering.value = call.tournament;
          route(`/tournaments/${call.tournament}`);
        }}
      >
        {called.go}
      </Button>
    </div>
  );
}
