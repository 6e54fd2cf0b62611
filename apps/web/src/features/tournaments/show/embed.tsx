// A tournament within a page of another site. There is nothing to press but links, and those open a window of their own: what is framed
// by strangers must not lead to what could be pressed by mistake.
import { useRoute } from "preact-iso";
import { t } from "../../../i18n/index.ts";
import { tt } from "../../../i18n/tournament/index.ts";
import { useTitle } from "../../../ui/page.tsx";
import { Board } from "../../tournament/board/board.tsx";
import { drawing } from "../drawing.ts";
import { useTournament } from "../tournament-model.ts";
import { Phase, winnerName } from "./phase.tsx";
import "./show.css";

export function TournamentEmbed() {
  const { params } = useRoute();
  const id = params["id"] ?? "";
  const model = useTournament(id, () => {}); // nobody plays in a frame
  const { show, tournaments } = tt.value;
  const summary = model.summary.value;
  const view = model.view.value;
  useTitle(summary?.title ?? null);
  if (summary === null || view === null)
    return (
      <main id="main" class="embed">
        <h1 tabIndex={-1}>{model.error.value === "not_found" ? show.notFound : t.value.common.loading}</h1>
      </main>
    );
  const winner = winnerName(view);
  return (
    <main id="main" class="embed" onClickCapture={openOutside}>
      <header class="embed-head">
        <h1 tabIndex={-1}>{summary.title}</h1>
        <p>
          {winner === null ? <Phase model={model} view={view} /> : tournaments.winner({ name: winner })}
          {" · "}
          {tournaments.players({ entered: view.entries.length, places: summary.places })}
        </p>
        <p>
          <a href={`/tournaments/${id}`}>{show.open}</a>
        </p>
      </header>
      {view.state !== null && <Board view={drawing(view, view.state, null, tournaments.former)} />}
    </main>
  );
}

/** Before the router sees the click: a link with a target of its own is the browser's. */
function openOutside({ target }: Event): void {
  const link = target instanceof Element ? target.closest("a") : null;
  if (link === null) return;
  link.target = "_blank";
  link.rel = "noopener";
}
