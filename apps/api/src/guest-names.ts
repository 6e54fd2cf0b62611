// Names for people who have not chosen one. Each pair fits protocol's `DisplayName`: 20 characters at most.
import { generateRandomIntegerNumber, type RandomReader } from "@oslojs/crypto/random";

export const ADJECTIVES = [
  ..."Agile Amber Ample Azure Bold Brave Breezy Bright Brisk Calm Candid Clever Copper Cosmic Crisp Curious Daring Deft Eager".split(" "),
  ..."Early Fabled Fearless Fleet Gentle Gilded Golden Hasty Hidden Honest Humble Ivory Jolly Keen Kind Late Lively Lone Lucky".split(" "),
  ..."Lunar Mellow Merry Mighty Modest Nimble Noble Patient Placid Polar Proud Quick Quiet Rapid Royal Rustic Sandy Serene Silent".split(" "),
  ..."Silver Sly Solar Steady Stellar Sunny Swift Tender Tidy Velvet Vivid Wandering Warm Wild Wise Witty Zesty".split(" "),
] as const;

export const NOUNS = [
  ..."Albatross Badger Beacon Beaver Bison Bobcat Comet Condor Coral Cricket Curlew Dolphin Dragonfly Eagle Ember Falcon Ferret".split(" "),
  ..."Finch Fox Gazelle Gecko Glacier Hare Harrier Hawk Heron Hornet Ibex Ibis Jackdaw Jaguar Kestrel Kite Koala Lark Lemur".split(" "),
  ..."Leopard Lynx Magpie Marlin Marten Meteor Moose Narwhal Nebula Ocelot Orca Oriole Osprey Otter Owl Panda Panther Pelican".split(" "),
  ..."Penguin Pike Plover Puffin Puma Quasar Raven Robin Salmon Seal Sparrow Stoat Swallow Swan Tapir Tern Tiger Trout Walrus Wolf Wren".split(" "),
] as const;

export function guestName(random: RandomReader): string {
  const one = <T>(words: readonly T[]) => words[generateRandomIntegerNumber(random, words.length)]!; // below its length
  return `${one(ADJECTIVES)} ${one(NOUNS)}`;
}
