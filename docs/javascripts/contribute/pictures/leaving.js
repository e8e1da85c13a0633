// The pictures that leave with a page: their files, and what each way out says of them, for an address or a text carries none. Fetched
// when a page that has some is sent.
import { find } from "./kept.js";
import { zip } from "./zip.js";

/** @typedef {import("../catalogue.js").Published} Published */
/** @typedef {Pick<typeof import("../../lib/download.js"), "download"> & Pick<typeof import("../../lib/phrases.js"), "listed">} Tools what this is made with; it is handed over (`room.js` says why) */
/**
 * @typedef {object} Leaving the new pictures of a page
 * @property {File[]} files as they can be shared
 * @property {string[]} missing the names of those that this browser has not, or no more
 * @property {string} apart a button that downloads them alone
 * @property {string} upload the name of the link to the page of the repository where they are put
 * @property {(way: "partager" | "alone" | "courriel" | "depot" | "telecharger" | "copier") => string} told what a way out says of them
 * @property {() => string} saved downloads them alone; gives what became of it
 * @property {(slug: string, path: string, text: string) => Promise<string>} savedWith downloads the page with them, as one file; gives its name
 * @property {string} letter what a message says of them
 */

const FOLDER = "cases/_images/";

// Those that the page does not show today; none where there are none.
/** @type {(named: string[], published: Published, tools: Tools) => Promise<Leaving | null>} */
export const leavingWith = async (named, published, { download, listed }) => {
  const wanted = [...new Set(named)].filter((file) => !(file in published));
  if (!wanted.length) return null;
  const found = await Promise.all(wanted.map(async (file) => ({ file, picture: await find(file) })));
  const files = found.flatMap(({ file, picture }) =>
    picture ? [new File([picture.content], file, { type: "image/jpeg" })] : [],
  );
  const missing = found.flatMap(({ file, picture }) => (picture ? [] : [file]));
  const one = files.length < 2;
  const them = one ? "l’image" : `les ${files.length} images`;
  const [join, theirs] = one ? ["joignez-la", "Elle porte"] : ["joignez-les", "Elles portent"];
  /** @type {Record<Parameters<Leaving["told"]>[0], string>} */
  const words = {
    partager: `${one ? "L’image part" : `Les ${files.length} images partent`} avec.`,
    alone: `Votre appareil ne partage pas ${them} avec le texte : téléchargez-${one ? "la" : "les"}, puis ${join} à votre envoi.`,
    courriel: `Un lien ne peut pas joindre ${them} : téléchargez-${one ? "la" : "les"} d’abord, puis ${join} au message avant de l’envoyer.`,
    depot: `Le texte n’emporte pas ${them} : téléchargez-${one ? "la" : "les"}, puis déposez-${one ? "la" : "les"} sur l’autre page du dépôt, avec le même titre.`,
    telecharger: `Un seul fichier .zip contiendra la page et ${them}.`,
    copier: `${one ? "L’image ne se copie pas" : "Les images ne se copient pas"} avec le texte : téléchargez-${one ? "la" : "les"} et ${join}.`,
  };
  return {
    files,
    missing,
    apart: one ? "Télécharger l’image" : "Télécharger les images",
    upload: one ? "Ouvrir la page où la déposer" : "Ouvrir la page où les déposer",
    told: (way) => (files.length ? words[way] : ""),
    saved: () => {
      for (const file of files) download(file.name, file, file.type);
      return `${one ? "L’image est téléchargée" : "Les images sont téléchargées"} : ${listed(files.map(({ name }) => name))}.`;
    },
    savedWith: async (slug, path, text) => {
      const entries = await Promise.all(
        [new File([text], path), ...files].map(async (file, index) => ({
          name: index ? FOLDER + file.name : path,
          content: new Uint8Array(await file.arrayBuffer()),
        })),
      );
      const name = `${slug}.zip`;
      download(name, zip(entries), "application/zip");
      return name;
    },
    letter: `${one ? "Image à joindre" : "Images à joindre"} à ce message : ${listed(wanted)}. ${theirs} une licence et un crédit dans le fichier.`,
  };
};
