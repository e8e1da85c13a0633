// The regions and departments that a query names, and what a document there gains. Pure functions over the places of the
// index, which macros/pages/search/places.py writes.
import { SMALL_WORDS } from "../language/word-tables.js";
import { namesIn } from "./names-in.js";

/** @typedef {import("./ranking.js").Rules} Rules */
/** @typedef {import("./ranking.js").Sought} Sought */
/**
 * @typedef {object} Places
 * @property {number[]} within the region of each area
 * @property {Record<string, number | number[]>} names the areas of each name, written as one word
 * @property {(number | number[])[]} sites the areas of each document
 */

const WHOLE = 16;
const YEAR = /^(?:19|20)\d\d$/;

// The areas that a query names; its words that say neither where nor in which year; and how many telling words the name has of each word
// of a place.
/** @type {(places: Places, all: string[]) => { areas: Set<number>, others: string[], where: Map<string, number> }} */
export const placesIn = (places, all) => {
  const named = namesIn(places.names, all);
  const ranks = new Set(named.flatMap((one) => one.ranks));
  return {
    areas: new Set(named.flatMap(({ own }) => own)),
    others: all.filter((word, rank) => !ranks.has(rank) && !YEAR.test(word)),
    where: new Map(
      named.flatMap((one) => {
        const name = one.ranks.map((rank) => all[rank]);
        const told = new Set(name.filter((word) => !SMALL_WORDS.has(word)));
        return name.map((word) => [word, Math.max(1, told.size)]);
      }),
    ),
  };
};

// The words of a query, those of a place at a share of their worth: a name of five words says where as much as one of one word.
/** @type {(sought: Sought[], where: Map<string, number>) => Sought[]} */
export const asOne = (sought, where) =>
  sought.map(({ word, shares }) => {
    const number = where.get(word) ?? 1;
    return { word, shares: new Map([...shares].map(([other, share]) => [other, Math.floor(share / number)])) };
  });

// What multiplies the score of a document for where it is, of `WHOLE`: less where it is in other regions too.
/** @type {(places: Places, areas: Set<number>, rules: Rules) => (document: number) => number} */
export const nearness = ({ within, sites }, areas, rules) => {
  const regions = new Set([...areas].map((area) => within[area]));
  return (document) => {
    const own = [sites[document] ?? []].flat();
    if (!areas.size || !own.length) return WHOLE;
    const there = own.filter((area) => regions.has(within[area]));
    if (!there.length) return rules.elsewhere;
    const here = there.some((area) => areas.has(area) || areas.has(within[area]) || regions.has(area));
    return here && there.length === own.length ? rules.here : WHOLE;
  };
};
