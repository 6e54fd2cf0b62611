// The tournaments that I let repeat: when the next one starts, and how to stop that.
import { useSignal } from "@preact/signals";
import type { SeriesSummary } from "@transcendence/protocol";
import { useAction } from "../../data/action.ts";
import { useQuery } from "../../data/query.ts";
import { session, useFreshSession } from "../../data/session.ts";
import { ActionError, Answer } from "../../data/states.tsx";
import { ConfirmDialog } from "../../forms/confirm-dialog.tsx";
import { tt } from "../../i18n/tournament/index.ts";
import { Button } from "../../ui/button.tsx";
import { repeatsText } from "./facts.ts";
import { moment } from "./time.ts";
import { tournamentsApi } from "./tournaments-api.ts";

export function MySeries() {
  useFreshSession();
  const who = session.value;
  return who.state === "known" && who.me?.kind === "member" ? <Mine /> : null;
}

function Mine() {
  const query = useQuery(tournamentsApi.series);
  return (
    <Answer query={query}>
      {({ series }) =>
        series.length > 0 && (
          <section class="cup-part" aria-labelledby="series">
            <h2 id="series">{tt.value.tournaments.series.title}</h2>
            <ol class="cups">
              {series.map((each) => (
                <Row key={each.id} series={each} load={query.load} />
              ))}
            </ol>
          </section>
        )
      }
    </Answer>
  );
}

interface RowProps {
  readonly series: SeriesSummary;
  readonly load: () => Promise<void>;
}

function Row({ series: { id, title, repeats, paused, nextAt }, load }: RowProps) {
  const { series, organise } = tt.value.tournaments;
  const ending = useSignal(false);
  const pause = useAction(() => tournamentsApi.pauseSeries(id, !paused), { onDone: load });
  const end = useAction(() => tournamentsApi.endSeries(id), { onDone: load });
  return (
    <li class="cup">
      <strong translate={false}>{title}</strong>
      <p class="cup-facts">{repeatsText(repeats)}</p>
      <p>{paused ? series.paused : series.next({ when: moment(nextAt) })}</p>
      <div class="cups-actions">
        <Button busy={pause.running.value !== null} onClick={() => void pause.run()}>
          {paused ? organise.resume : organise.pause}
        </Button>
        <Button variant="quiet" onClick={() => (ending.value = true)}>
          {series.end}
        </Button>
      </div>
      <ActionError action={pause} />
      <ActionError action={end} />
      <ConfirmDialog
        open={ending.value}
        title={series.endSure}
        text={series.endText}
        action={series.end}
        onConfirm={async () => {
          await end.run();
          ending.value = false;
        }}
        onClose={() => (ending.value = false)}
      />
    </li>
  );
}
