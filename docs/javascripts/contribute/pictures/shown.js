// The pictures of a draft as its page will show them: the twin of macros/pages/views/pictures/pictures.py. Those that are not published
// yet come from this browser.
import { find } from "./kept.js";

/** @typedef {import("../catalogue.js").Published} Published */
/** @typedef {Record<string, any>} Image a picture as the declaration has it */
/** @typedef {{ src: string, srcset: string, width: number, height: number, alt: string, credit: string, licence: string, licence_url: string }} Picture */

// `published` are those of the page as it is, `back` leads to the root of the site, `licences` are the addresses of known ones.
/** @type {(images: Image[], published: Published, back: string, licences: Record<string, string>) => Promise<Picture[]>} */
export const picturesOf = async (images, published, back, licences) => {
  const found = await Promise.all(
    images.map(async ({ file, alt, credit, licence, withdrawn }) => {
      const files = withdrawn ? undefined : await filesOf(file, published, back);
      return files ? [{ ...files, alt, credit, licence, licence_url: licences[licence] ?? "" }] : [];
    }),
  );
  return found.flat();
};

/** @type {(file: string, published: Published, back: string) => Promise<Pick<Picture, "src" | "srcset" | "width" | "height"> | undefined>} */
const filesOf = async (file, published, back) => {
  const sizes = published[file] ?? [];
  const largest = sizes.at(-1);
  if (largest) {
    const [address, width, height] = largest;
    const srcset = sizes.length > 1 ? sizes.map(([path, wide]) => `${back}${path} ${wide}w`).join(", ") : "";
    return { src: `${back}${address}`, srcset, width, height };
  }
  const kept = await find(file);
  return kept && { src: kept.shown, srcset: "", width: kept.width, height: kept.height };
};
