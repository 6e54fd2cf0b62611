import { isCharacterId } from "@transcendence/game";
import { useRoute } from "preact-iso";
import { NotFound } from "../pages/not-found.tsx";
import { useAskedSettings } from "../state/match-options.ts";
import { Practice } from "./practice.tsx";

export function PracticePage() {
  const { character } = useRoute().params;
  const settings = useAskedSettings();
  if (!isCharacterId(character)) return <NotFound />;
  return <Practice key={character} character={character} settings={settings} />;
}
