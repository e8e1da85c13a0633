// What others paste to show this case, opened on its page: it is written below the frame of the case, and taken from there when
// somebody asks for it. Without this script the link leads to it.
import { download } from "../lib/download.js";
import { action, make } from "../lib/elements.js";

const PRINTED = 1200; // dots: some ten centimetres at 300 dots an inch

// The drawing of a code as a picture, each of its squares a whole number of dots wide.
/** @type {(drawing: HTMLImageElement) => Promise<Blob | null>} */
const pictureOf = async (drawing) => {
  await drawing.decode();
  const side = drawing.naturalWidth * Math.max(1, Math.round(PRINTED / drawing.naturalWidth));
  const canvas = make("canvas", { width: side, height: side });
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  pen.imageSmoothingEnabled = false;
  pen.drawImage(drawing, 0, 0, side, side);
  return new Promise((made) => canvas.toBlob(made, "image/png"));
};

/** @type {(code: Element, name: string) => void} */
const addCopyButton = (code, name) => {
  const said = make("span", { className: "note", attributes: { role: "status" } });
  const copy = async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(code.textContent);
      said.textContent = `Copié. Collez-le ${block ? "dans la page de votre site" : "là où vous voulez que le lien paraisse"}.`;
    } catch {
      getSelection()?.selectAllChildren(code);
      said.textContent = "L’extrait est sélectionné : copiez-le avec Ctrl + C.";
    }
  };
  const copied = action("Copier", copy, { attributes: { "aria-label": `Copier : ${name}` } });
  const block = code.closest("pre");
  if (block) block.after(make("p", { className: "embed-line" }, copied, said));
  else code.after(" ", copied, said);
};

/** @type {(link: Element, drawing: HTMLImageElement) => void} */
const addPictureButton = (link, drawing) => {
  const said = make("span", { className: "note", attributes: { role: "alert" } });
  const name = (link.getAttribute("download") ?? "").replace(/svg$/, "png");
  const save = async () => {
    const picture = await pictureOf(drawing).catch(() => null);
    if (picture) download(name, picture, picture.type);
    said.textContent = picture ? "" : "L’image n’a pas pu être faite : prenez le fichier SVG.";
  };
  link.after(" ", action("Télécharger en PNG", save), said);
};

// The section below the frame, as a part of this page: its addresses are those that it had there.
/** @type {(link: HTMLAnchorElement) => Promise<HTMLElement>} */
const taken = async (link) => {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(`${link.href}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const section = page.getElementById("integrer");
  if (!section) throw new Error(`${link.href}: nothing to paste`);
  for (const name of ["href", "src"])
    for (const one of section.querySelectorAll(`[${name}]`))
      one.setAttribute(name, new URL(one.getAttribute(name) ?? "", link.href).href);
  section.querySelector(".embed-back")?.remove();
  document.querySelector(".case-actions")?.after(document.adoptNode(section));
  for (const code of section.querySelectorAll("code")) {
    const title = code.closest("pre")?.previousElementSibling;
    const heading = title?.matches("h3") ? title : title?.previousElementSibling;
    addCopyButton(code, heading?.textContent ?? "adresse courte");
  }
  const [drawing] = section.querySelectorAll("img");
  const saved = section.querySelector("a[download]");
  if (drawing && saved) addPictureButton(saved, drawing);
  section.append(
    make(
      "p",
      {},
      action("Fermer", () => {
        show(link, section, false);
        link.focus();
      }),
    ),
  );
  return section;
};

/** @type {(link: Element, section: HTMLElement, open: boolean) => void} */
const show = (link, section, open) => {
  section.hidden = !open;
  link.setAttribute("aria-expanded", String(open));
};

/** @type {Promise<HTMLElement> | undefined} */
let known;

// Opens it, or closes it when it is open. Fails when it cannot be had; it is asked for again then.
/** @type {(link: HTMLAnchorElement) => Promise<void>} */
export const toggle = async (link) => {
  const first = !known;
  known ??= taken(link);
  const section = await known.catch((error) => {
    known = undefined;
    throw error;
  });
  show(link, section, first || Boolean(section.hidden));
  if (section.hidden) return;
  const title = section.querySelector("h2");
  title?.setAttribute("tabindex", "-1");
  title?.focus();
};
