// The readings of the list: one switch says which reasons are counted. The list is drawn anew in its place; the address keeps the reading.
import { make } from "../lib/elements.js";
import { READINGS } from "./address.js";
import { readAs } from "./model.js";

/** @typedef {import("./model.js").PeersData} PeersData */
/** @typedef {import("./model.js").Peer} Peer */
/** @typedef {import("./address.js").Asked["reading"]} Reading */

/** @type {Record<Reading, (beside: string) => string>} */
const WORDS = {
  "": () => "tout",
  ressemble: (beside) => (beside ? `qui ressemble à ${beside}` : "qui nous ressemble"),
  sait: (beside) => (beside ? `qui sait ce que cherche ${beside}` : "qui sait ce que nous cherchons"),
};

// The switch and the list below it. Where nothing is sought, or one of the sides has nobody, there is nothing to choose, and everything counts.
/** @type {(data: PeersData, peers: Peer[], seeks: string[], reading: Reading, beside: string, draw: (peers: Peer[]) => HTMLElement[], changed: (reading: Reading, count: number) => void) => HTMLElement[]} */
export const readList = (data, peers, seeks, reading, beside, draw, changed) => {
  if (!seeks.length || READINGS.some((one) => !readAs(data, peers, one).length)) return draw(peers);
  const place = make("div", {}, ...draw(readAs(data, peers, reading)));
  const boxes = /** @type {Reading[]} */ (["", ...READINGS]).map((one) => {
    const id = `pair-compte-${one || "tout"}`;
    const input = make("input", { type: "radio", name: "pair-compte", id, value: one, checked: one === reading });
    input.addEventListener("change", () => {
      const found = readAs(data, peers, one);
      place.replaceChildren(...draw(found));
      changed(one, found.length);
    });
    const label = make("label", { htmlFor: id, textContent: WORDS[one](beside) });
    return make("span", { className: "peer-box" }, input, " ", label);
  });
  return [
    make("fieldset", { className: "peer-readings" }, make("legend", { textContent: "Ce qui compte" }), ...boxes),
    place,
  ];
};
