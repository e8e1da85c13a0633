// The library as data (`data/library.json`, written by macros/pages/export.py): loaded once,
// when a page turns to it; shared by the search, the comparison and the selection.
import { ROOT, keysAmong } from "./selection.js";

let pending;

// { version, facets: [{ id, label, values: [[id, label, [other names]]] }], cases: [{ key, title, … }] }
export const library = () => {
  pending ??= load().catch((error) => {
    pending = undefined; // the next who asks tries again
    throw error;
  });
  return pending;
};

// A JSON file of the site by its address from the root. Beside it stands the same, compressed
// (`.z`): not every host compresses what it serves, and not every browser can open it.
export const unpacked = async (path) => {
  if ("DecompressionStream" in window) {
    try {
      const packed = await fetch(new URL(path.replace(/\.json$/, ".z"), ROOT));
      if (packed.ok) return await new Response(packed.body.pipeThrough(new DecompressionStream("gzip"))).json();
    } catch { /* the plain file says the same */ }
  }
  const plain = await fetch(new URL(path, ROOT));
  if (!plain.ok) throw new Error(`${path}: ${plain.status}`);
  return plain.json();
};

const load = async () => {
  const data = await unpacked("data/library.json");
  if (data.version !== 1 || !Array.isArray(data.cases) || !Array.isArray(data.facets)) throw new Error("data/library.json: another shape");
  return data;
};

// Without the data file: what the cards of the index pages say, in the same shape.
export const libraryFromIndexes = async (addresses) => {
  const pages = await Promise.all(addresses.map(async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return [address, new DOMParser().parseFromString(await answer.text(), "text/html")];
  }));
  const kinds = new Map();
  const cases = [];
  for (const [address, page] of pages) {
    for (const card of page.querySelectorAll("li.card")) {
      const link = card.querySelector(".card-title a");
      const [key] = keysAmong([link && new URL(link.getAttribute("href"), address).href.slice(ROOT.href.length).replace(/\/$/, "")]);
      if (!key) continue;
      const said = (selector) => card.querySelector(selector)?.textContent.trim() || "";
      const notice = card.classList.contains("card-notice");
      const type = key.split("/")[0];
      if (!notice) kinds.set(type, said(".card-kind"));
      cases.push({ key, title: link.textContent.trim(), summary: said(".card-text"), place: said(".card-place"), type, notice });
    }
  }
  return { version: 1, facets: [{ id: "type", label: "Type", values: [...kinds] }], cases };
};

// A case's values of a facet, by id; and their names.
export const valuesOf = (one, facet) => {
  const values = one[facet] ?? one[`${facet}s`] ?? [];
  return Array.isArray(values) ? values : [values];
};
export const namesOf = (data, one, facet) => {
  const names = data.facets.find((other) => other.id === facet)?.values ?? [];
  return valuesOf(one, facet).map((id) => names.find(([value]) => value === id)?.[1] ?? id);
};
export const kindOf = (data, one) => {
  const told = data.facets.find((facet) => facet.id === "type");
  return one.notice ? "Notice" : told?.singular?.[one.type] ?? namesOf(data, one, "type")[0] ?? "";
};
