// The addresses and files by which a case leaves the browser, as pure functions; `send-step.js` shows them.

/** @typedef {{ title: string, path: string, text: string, mended: boolean, ground?: import("./consent.js").Ground, event?: string, images?: string, said?: string[], address?: string }} About what leaves: a new page, or one that is mended, and on what it stands; `event` is the title of the one for which it was asked, empty without; `images` says which pictures are to be joined; `said` what those whom the page tells of say of it, a line each; `address` that of the page that is mended */
/** @typedef {{ href: string, whole: boolean }} Leaving an address, and whether the text of the case is in it */
/** @typedef {Leaving & { pasted: string }} Mail with what is to be pasted into it, where it is not whole */

// What a mail program takes from an address without cutting it.
export const MAIL_LIMIT = 1800;
// What a forge takes in the address of a new file.
export const FORGE_LIMIT = 8000;

/** @type {Record<import("./consent.js").Ground, string>} */
const STANDS = {
  documents: "Les faits viennent des documents cités.",
  announced: "C’est une rencontre à venir, que ses organisateurs annoncent.",
  witnessed: "C’est le retour de quelqu’un qui y était.",
  lived: "Nous avons fait nous-mêmes ce que la page raconte.",
  "partly lived": "Les faits viennent des documents cités, ou de ce que nous avons fait nous-mêmes.",
  confirmed: "Nous répondons de nos propres faits.",
};

const HELLO = "Bonjour,";

// What leaves, told to who reads it: of which page, in whose name, what has changed. The file is for later.
/** @type {(about: Omit<About, "text">) => string} */
export const letter = ({ title, path, mended, ground = "documents", event, images, said = [], address }) =>
  [
    HELLO,
    "",
    ground === "confirmed"
      ? `Nous avons relu la page « ${title} » de la bibliothèque, qui parle de nous.`
      : mended
        ? `Voici une correction pour la page « ${title} » de la bibliothèque.`
        : `Voici une page pour la bibliothèque : « ${title} ».`,
    ...(address ? [address] : []),
    ...(event ? [`Elle est proposée pour la rencontre « ${event} ».`] : []),
    ...said,
    `Fichier : ${path}`,
    `J’accepte la licence CC BY-SA 4.0 pour le texte et la Licence Ouverte 2.0 pour les données. ${STANDS[ground]}`,
    ...(images ? [images] : []),
    "",
  ].join("\n");

/** @type {(address: string, subject: string, body: string) => string} */
const mailto = (address, subject, body) =>
  `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;

// What leaves, in one line.
/** @type {(about: Pick<About, "title" | "mended" | "event" | "ground">) => string} */
export const subjectOf = ({ title, mended, event, ground }) =>
  `${ground === "confirmed" ? "Relecture proposée" : mended ? "Correction proposée" : "Page proposée"} : ${title}${event ? ` (pour « ${event} »)` : ""}`;

// The letter, the file below.
/** @type {(about: About) => string} */
export const letterWithFile = ({ text, ...about }) => `${letter(about)}\n${text}`;

const PASTE = "(Collez ici le texte qui vient d’être copié.)\n";

// A letter that is too long for an address by itself is pasted with its file.
/** @type {(address: string, about: About) => Mail} */
export const mailChannel = (address, about) => {
  const subject = subjectOf(about);
  const href = mailto(address, subject, letterWithFile(about));
  if (href.length <= MAIL_LIMIT) return { href, whole: true, pasted: "" };
  const begun = mailto(address, subject, `${letter(about)}\n${PASTE}`);
  if (begun.length <= MAIL_LIMIT) return { href: begun, whole: false, pasted: about.text };
  return { href: mailto(address, subject, PASTE), whole: false, pasted: letterWithFile(about) };
};

const EDIT = /^(https?:\/\/.+)\/edit\/([^/]+)\/$/;

// The page of the forge where files are put into a folder; empty without a forge.
/** @type {(edit: string, folder: string) => string} */
export const uploadPage = (edit, folder) => {
  const found = EDIT.exec(edit);
  return found ? `${found[1]}/upload/${found[2]}/${folder}` : "";
};

// The page of the forge where the file can be proposed; null without a forge.
// `edit` is the address before the path of a file to edit (`…/edit/main/`).
/** @type {(edit: string, about: About) => Leaving | null} */
export const forgeChannel = (edit, { title, path, text, mended, event }) => {
  const found = EDIT.exec(edit);
  if (!found) return null;
  if (mended) return { href: `${edit}${path}`, whole: false };
  const start = `${found[1]}/new/${found[2]}?filename=${encodeURIComponent(path)}${event ? `&message=${encodeURIComponent(subjectOf({ title, mended, event }))}` : ""}`;
  const href = `${start}&value=${encodeURIComponent(text)}`;
  return href.length <= FORGE_LIMIT ? { href, whole: true } : { href: start, whole: false };
};

// The file as this browser can share it, beside others: some share no `.md`. Null where none can be shared.
/** @type {(name: string, text: string, others?: File[]) => File | null} */
export const sharedFile = (name, text, others = []) => {
  if (!navigator.canShare || !navigator.share) return null;
  const files = [
    new File([text], `${name}.md`, { type: "text/markdown" }),
    new File([text], `${name}.md.txt`, { type: "text/plain" }),
  ];
  return (
    files.find((file) => {
      try {
        return navigator.canShare({ files: [file, ...others] });
      } catch {
        return false;
      }
    }) ?? null
  );
};

// The channels in the order in which they suit this device, of those that there are: a hand-held one
// shares, another has its mail program.
/** @type {(ids: string[]) => string[]} */
export const inOrder = (ids) => {
  const held = matchMedia("(pointer: coarse)").matches;
  const order = held ? ["partager", "courriel"] : ["courriel", "partager"];
  return [
    ...order.filter((id) => ids.includes(id)),
    ...["telecharger", "copier", "depot"].filter((id) => ids.includes(id)),
  ];
};

// The channels that need no account, in words.
/** @type {(settings: { editors: string }) => string} */
export const announced = ({ editors }) => {
  const those = [
    sharedFile("essai", "essai") && "en partageant le fichier",
    editors && "par courriel",
    "en téléchargeant le fichier",
  ].filter(Boolean);
  return `Sans compte : ${those.length > 1 ? `${those.slice(0, -1).join(", ")} ou ${those.at(-1)}` : those[0]}. Rien n’est encore parti.`;
};
