// The maps as small pictures, drawn from the same rules that the match is played by.
import { DEFAULT_SETTINGS, FIELD_HEIGHT, FIELD_WIDTH, type MapId, MAPS, rulesOf } from "@transcendence/game";
import { t } from "../../i18n/index.ts";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { changeOptions, matchOptions } from "./options.ts";

export function MapOption() {
  const { options } = t.value;
  return (
    <div class="maps">
      <RadioGroup<MapId>
        legend={options.map}
        value={matchOptions.value.map}
        options={MAPS.map((value) => ({ value, label: options.maps[value], mark: <MapPreview map={value} /> }))}
        onChange={(map) => changeOptions({ map })}
      />
    </div>
  );
}

function MapPreview({ map }: { readonly map: MapId }) {
  const { blocks, gates } = rulesOf({ ...DEFAULT_SETTINGS, map });
  const half = FIELD_WIDTH / 2;
  const top = -FIELD_HEIGHT / 2;
  return (
    <svg class="map-preview" viewBox={`${-half} ${top} ${FIELD_WIDTH} ${FIELD_HEIGHT}`} aria-hidden="true">
      <path class="map-net" d={`M0 ${top}V${-top}`} />
      {blocks.map(({ x, y, width, height, travel }, index) => (
        <g key={index}>
          {travel !== 0 && (
            <path
              class="map-way"
              d={`M${x} ${y - Math.abs(travel) - height / 2}V${y + Math.abs(travel) + height / 2}`}
            />
          )}
          <rect x={x - width / 2} y={y - height / 2} width={width} height={height} />
        </g>
      ))}
      {gates.map(({ x, y, length, shift }, index) => (
        <g key={index}>
          <path class="map-gate" d={`M${x - 40} ${y - length / 2}h80m-40 0v${length}m-40 0h80`} />
          <path
            class="map-gate-way"
            d={`M${x - 40} ${y + (Math.sign(shift) * length) / 2}h80l-40 ${Math.sign(shift) * 50}z`}
          />
        </g>
      ))}
      <path class="map-paddles" d={`M${30 - half} -60v120M${half - 30} -60v120`} />
    </svg>
  );
}
