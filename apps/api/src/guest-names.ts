// Names for people who have not chosen one. Each pair fits protocol's `DisplayName`: 20 characters at most.
import { generateRandomIntegerNumber, type RandomReader } from "@oslojs/crypto/random";

export const ADJECTIVES = words(`
  Agile Amber Ample Azure Bold Brave Breezy Bright Brisk Calm Candid Clever Copper Cosmic Crisp Curious Daring Deft
  Eager Early Fabled Fearless Fleet Gentle Gilded Golden Hasty Hidden Honest Humble Ivory Jolly Keen Kind Late
  Lively Lone Lucky Lunar Mellow Merry Mighty Modest Nimble Noble Patient Placid Polar Proud Quick Quiet Rapid Royal
  Rustic Sandy Serene Silent Silver Sly Solar Steady Stellar Sunny Swift Tender Tidy Velvet Vivid Wandering Warm
  Wild Wise Witty Zesty
`);

export const NOUNS = words(`
  Albatross Badger Beacon Beaver Bison Bobcat Comet Condor Coral Cricket Curlew Dolphin Dragonfly Eagle Ember Falcon
  Ferret Finch Fox Gazelle Gecko Glacier Hare Harrier Hawk Heron Hornet Ibex Ibis Jackdaw Jaguar Kestrel Kite Koala
  Lark Lemur Leopard Lynx Magpie Marlin Marten Meteor Moose Narwhal Nebula Ocelot Orca Oriole Osprey Otter Owl Panda
  Panther Pelican Penguin Pike Plover Puffin Puma Quasar Raven Robin Salmon Seal Sparrow Stoat Swallow Swan Tapir
  Tern Tiger Trout Walrus Wolf Wren
`);

export function guestName(random: RandomReader): string {
  const one = (list: readonly string[]) => list[generateRandomIntegerNumber(random, list.length)]!; // below its length
  return `${one(ADJECTIVES)} ${one(NOUNS)}`;
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
