// The field of a match as it is played, for pages that only show it: no sounds, no controls, nothing around it.
import { useCallback, useEffect, useMemo } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { FieldCanvas } from "../match/canvas/field-canvas.tsx";
import { layOutStretched } from "../match/canvas/layout.ts";
import { MatchModel } from "../match/online/match-model.ts";
import "../match/canvas/match.css";

interface LiveFieldProps {
  readonly id: string; // not of one's own match, which it would take away from the page where it is played
  readonly lost?: string; // what is said while the line is cut
}

/** Shown with the match as its key. */
export function LiveField({ id, lost }: LiveFieldProps) {
  const model = useMemo(() => new MatchModel(id), []);
  useEffect(() => () => model.leave(), []);
  const frame = useCallback((nowMs: number) => model.frame(nowMs, null), []); // no layout: no sounds
  const room = model.room.value;
  const [left, right] = model.score.value;
  const names = room ? room.seats.map((seat) => seat?.player.name ?? "") : [];
  return (
    <>
      <FieldCanvas
        layOut={layOutStretched}
        frame={frame}
        label={t.value.match.field({
          left: names[0] ?? "",
          right: names[1] ?? "",
          leftScore: left,
          rightScore: right,
        })}
      />
      {lost !== undefined && model.cutOff.value && <output class="watch-lost">{lost}</output>}
    </>
  );
}
