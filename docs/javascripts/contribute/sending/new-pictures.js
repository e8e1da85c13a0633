// The pictures of a page that is sent, and those that no draft names any more: what knows of them is fetched where there are some.
import { download } from "../../lib/download.js";
import { listed } from "../../lib/phrases.js";
import { isGroup } from "../rules/yaml-values.js";

/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").PublishedFile} PublishedFile */

// Fails where what sends them cannot be fetched.
/** @type {(session: { data: () => Data, file: PublishedFile | null }) => Promise<import("../pictures/leaving.js").Leaving | null>} */
export const newPictures = async ({ data, file }) => {
  const named = picturesOf(data());
  if (!named.length) return null;
  const { leavingWith } = await import("../pictures/room.js");
  return leavingWith(named, file?.pictures ?? {}, { download, listed });
};

// The names of the files of those that a case shows: not of those that it withdraws.
/** @type {(data: Data) => string[]} */
export const picturesOf = ({ images }) =>
  Array.isArray(images)
    ? images.flatMap((one) => (isGroup(one) && typeof one.file === "string" && !one.withdrawn ? [one.file] : []))
    : [];

const KEPT = "proposer-images"; // `NAME` of pictures/kept.js, by which it says that there are some

// Throws away those that no draft names.
/** @type {(drafts: { data: Data }[]) => Promise<void>} */
export const tidyPictures = async (drafts) => {
  try {
    if (!localStorage.getItem(KEPT)) return;
    const { tidy } = await import("../pictures/room.js");
    await tidy(drafts.flatMap(({ data }) => picturesOf(data)));
  } catch {
    /* the next who writes tries again */
  }
};
