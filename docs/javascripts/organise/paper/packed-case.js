// A case of a pack from its published page: the parts of the page in the order of the pack (macros/pages/templates/packs/packed_case.html),
// its ids unlike those of the others.
import { make } from "../../lib/elements.js";
import { pageParts } from "../../selection/printing/page-parts.js";

/** @typedef {import("../../contribute/preview/views.js").Views} Views */
/** @typedef {import("../../lib/case-page.js").CasePage} CasePage */
/** @typedef {import("./pack.js").Pack} Pack */
/** @typedef {import("./pack.js").PackedCase} PackedCase */

const SHARED = "source-"; // how the ids of the sources begin, which stand once, at the end of the pack
const UPDATED = "Mise à jour";

/** @type {(page: CasePage, one: PackedCase, pack: Pack, places: ReadonlyMap<string, string>, views: Views) => Node[]} */
export const packedCase = (page, one, pack, places, views) => {
  const prefix = `${one.id}-`;
  // A note of the page leads to its place in the pack, and so does another case that is there.
  /** @type {(target: URL) => string | null} */
  const link = (target) => {
    const [where] = target.href.split("#");
    const fragment = decodeURIComponent(target.hash.slice(1));
    if (where === page.address && fragment) return `#${fragment.startsWith(SHARED) ? "" : prefix}${fragment}`;
    return places.get(where) ?? null;
  };
  const { head, pictures, facts, body, standing } = pageParts(page, {
    prefix,
    link,
    rankOf: (place) => pack.source_ids.indexOf(place.slice(1 + SHARED.length)) + 1,
  });
  const told = standing.filter((line, rank) => !rank || (rank === 1 && line.textContent.startsWith(UPDATED)));
  const foot = make("footer", { className: "packed-foot" }, sources(one, pack, views), ...told);
  return [head, pictures, facts ?? make("dl", { className: "packed-facts" }), body, foot].filter(
    (part) => part !== null,
  );
};

/** @type {(one: PackedCase, pack: Pack, views: Views) => HTMLElement | false} */
const sources = (one, pack, views) =>
  one.case.sources.length > 0 &&
  make(
    "p",
    {},
    "Sources : ",
    ...one.case.sources.flatMap((id, rank) => {
      const { publisher, published } = /** @type {Record<string, any>} */ (views.source(id));
      const told = `${pack.source_ids.indexOf(id) + 1}. ${publisher}${published ? `, ${published.words}` : ""}`;
      return [rank ? " ; " : "", make("a", { href: `#${SHARED}${id}`, textContent: told })];
    }),
    ".",
  );
