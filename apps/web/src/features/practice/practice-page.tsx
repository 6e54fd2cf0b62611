import { isCharacterId } from "@transcendence/game";
import { useRoute } from "preact-iso";
import { NotFound } from "../errors/not-found.tsx";
import { useAskedSettings } from "../match-options/options.ts";
import { Practice } from "./practice.tsx";

export function PracticePage() {
  const { character } = useRoute().params;
  const settings = useAskedSettings();
  if (!isCharacterId(character)) return <NotFound />;
  return <Practice key={character} character={character} settings={settings} />;
}
