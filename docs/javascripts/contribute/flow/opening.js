// What a session of the form starts from: a blank page of a type, a page of the site, a draft of
// either. `main.js` shows what is opened.
import { momentInWords } from "../../lib/dates.js";
import { action } from "../../lib/elements.js";
import { quoted } from "../../lib/phrases.js";
import { freeKey, keyOf, readDraft, rebased } from "./drafts.js";

const KEY = /^([a-z]+)\/([a-z0-9-]{3,60})$/;

const blank = (folder, key) => ({ folder, slug: null, file: null, data: {}, body: "", key });

const fromFile = (folder, slug, file, key) => ({
  folder,
  slug,
  file,
  data: file.data,
  body: file.body,
  key,
  base: { data: file.data, body: file.body },
});

// `{ start(folder), resume(draft), openCase(key) }`, each promising that something is open or that it
// was told why not. `open(start, step, options)` shows one, what is open before it being saved;
// `notice(text, ...buttons)` tells, `hush()` takes back what was told.
export const openingOf = ({ catalogue, root, notice, hush, open, save }) => {
  const nowhere = (key) => notice(`Il n’y a pas de page ${quoted(key)}. Choisissez-la par son titre, plus bas.`);

  // What the site publishes of a case; null, and told, when there is nothing to open.
  const published = async (key) => {
    try {
      const answer = await fetch(new URL(`${key}/fiche.json`, root));
      if (answer.ok) return await answer.json();
      if (answer.status !== 404) throw new Error(`${key}/fiche.json: ${answer.status}`);
      if (catalogue.cases.has(key))
        notice(
          `La page ${quoted(catalogue.cases.get(key))} ne peut pas être ouverte dans ce formulaire. Écrivez-nous ce qu’il faut y changer.`,
        );
      else nowhere(key);
    } catch {
      notice(
        "La page n’a pas pu être chargée : le réseau manque peut-être.",
        action("Réessayer", () => {
          hush();
          openCase(key);
        }),
      );
    }
    return null;
  };

  const resume = async (draft, step, options) => {
    save();
    hush();
    const { folder, slug, key, stamp, name } = draft;
    const taken = `Vous reprenez votre brouillon, enregistré ${momentInWords(draft.saved)}.`;
    if (!slug) {
      await open({ ...blank(folder, key), data: draft.data, body: draft.body, name, stamp }, step, options);
      notice(
        taken,
        action("Commencer une autre page", () => {
          hush();
          open(blank(folder, freeKey(folder, null)));
        }),
      );
      return;
    }
    const file = await published(`${folder}/${slug}`);
    if (!file) {
      // A page that left the site since: what was written may still be proposed.
      if (!catalogue.cases.has(`${folder}/${slug}`))
        await open({ ...blank(folder, key), data: draft.data, body: draft.body, name: slug, stamp }, step, options);
      return;
    }
    const { data, body, moved, clashes } = rebased(draft, file);
    await open({ ...fromFile(folder, slug, file, key), data, body, name, stamp }, step, options);
    notice(
      taken,
      action("Repartir de la page publiée", () => {
        hush();
        open(fromFile(folder, slug, file, freeKey(folder, slug)));
      }),
    );
    if (!moved) return;
    const labels = clashes.map((field) =>
      field ? (catalogue.type(folder).named.get(field)?.label ?? field) : "le texte",
    );
    notice(
      `La page a changé sur le site depuis. Ce que vous avez écrit est gardé${labels.length ? `\u00a0; relisez ce qui a changé des deux côtés : ${labels.join(", ")}.` : "\u00a0; le reste vient de la nouvelle version."}`,
    );
  };

  const openCase = async (key, number = 1, step = undefined, options = undefined) => {
    save();
    const [, folder, slug] = KEY.exec(key) ?? [];
    if (!slug || !catalogue.type(folder)) {
      nowhere(key);
      return;
    }
    const draft = readDraft(keyOf(folder, slug, number));
    if (draft) {
      await resume(draft, step, options);
      return;
    }
    const file = await published(key);
    if (file) await open(fromFile(folder, slug, file, keyOf(folder, slug, number)), step, options);
  };

  const start = async (folder, number = 1, step = undefined, options = undefined) => {
    save();
    const key = keyOf(folder, null, number);
    const draft = readDraft(key);
    if (draft) await resume(draft, step, options);
    else await open(blank(folder, key), step, options);
  };

  return { start, resume, openCase };
};
