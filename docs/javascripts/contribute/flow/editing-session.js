// One case being written: what the page knows of it, its draft, its check, its text. `main.js`
// opens one at a time.
import { check } from "../rules/casefile.js";
import { afterRelease, followPointer } from "./pointer.js";
import { forgetDraft, freeKey, readDraft, writeDraft } from "./drafts.js";
import { caseForm } from "../fields/case-form.js";
import { errorsOf, located, showAtFields } from "./summary.js";
import { mend, write } from "../rules/writing.js";

const PAUSE = 600;

// `start` is `{ folder, slug, file, data, body, name, base, key, stamp }`: `file` is what the site
// publishes of the case (`fiche.json`), null for a new one. `told` is `{ saved(when), refused(),
// elsewhere(key), changed() }`.
export const openEditingSession = (catalogue, start, told) => {
  followPointer();
  const { folder, slug, file } = start;
  let { key, stamp = null, name = "" } = start;
  let link = start.data.provenance?.contributor_link ?? "";
  const written = caseForm(catalogue, start);
  let dirty = false;
  let refused = false;
  let wait = 0;

  const data = () => {
    const value = written.data();
    if (link && link !== value.provenance?.contributor_link)
      value.provenance = { ...value.provenance, contributor_link: link };
    return value;
  };
  const text = (own = data(), body = written.body()) =>
    file ? mend(catalogue, folder, file, own, body) : write(catalogue, folder, own, body);

  // Another tab may have written in the same draft since: both are kept, under two keys.
  const save = () => {
    clearTimeout(wait);
    if (!dirty) return;
    const stored = readDraft(key);
    if (stored && stored.stamp !== stamp) {
      key = freeKey(folder, slug);
      told.elsewhere(key);
    }
    const saved = new Date().toISOString();
    const mine = `${saved} ${Math.random()}`;
    try {
      writeDraft(key, { folder, slug, data: data(), body: written.body(), name, base: start.base, saved, stamp: mine });
      stamp = mine;
      dirty = false;
      refused = false;
      told.saved(saved);
    } catch {
      if (!refused) told.refused();
      refused = true;
    }
  };
  const changed = () => {
    dirty = true;
    clearTimeout(wait);
    wait = setTimeout(save, PAUSE);
    told.changed();
  };

  // What somebody has left or changed; the rest is not objected to before the end.
  const left = new WeakSet();
  const typed = new WeakSet();
  const around = (target, into) => {
    for (let place = target.closest(".field, .group"); place; place = place.parentElement?.closest(".field, .group"))
      into.add(place);
  };
  const communesFor = async (values) => {
    const asked = written.type.fields.some((spec) => spec.kind === "commune" && values[spec.name]);
    return asked ? catalogue.communes().catch(() => undefined) : undefined;
  };
  let last = 0;
  const found = async (everything, named) => {
    last += 1;
    const mine = last;
    const values = data();
    const body = written.body();
    const communes = await communesFor(values);
    const all = located(
      written,
      check(catalogue, {
        folder,
        slug: slug ?? named,
        data: values,
        body,
        communes,
        text: file ? text(values, body) : undefined,
      }),
    );
    if (mine === last)
      showAtFields(
        written,
        all,
        (control, { code }) =>
          everything || (left.has(control.element) && (code !== "missing-field" || typed.has(control.element))),
      );
    return all;
  };
  let everything = false;

  written.element.addEventListener("input", (event) => {
    around(event.target, typed);
    changed();
  });
  written.element.addEventListener("change", (event) => {
    around(event.target, typed);
    changed();
  });
  written.element.addEventListener("focusout", (event) => {
    const field = event.target.closest(".field");
    if (field?.contains(event.relatedTarget)) return;
    around(event.target, left);
    afterRelease(() => found(everything));
  });

  return {
    catalogue,
    folder,
    slug,
    file,
    form: written,
    type: written.type,
    data,
    body: written.body,
    title: written.title,
    text: () => text(),
    get key() {
      return key;
    },
    get stamp() {
      return stamp;
    },
    get link() {
      return link;
    },
    get name() {
      return name;
    },
    get unsaved() {
      return dirty && refused;
    },
    save,
    choose: (choice) => {
      ({ link, name } = choice);
      changed();
    },
    forget: () => {
      clearTimeout(wait);
      dirty = false;
      forgetDraft(key);
      stamp = null;
    },
    // Everything at once, shown at the fields; `[{ objection, control, trail }]`.
    check: () => {
      everything = true;
      return found(true);
    },
    errors: async (named) => errorsOf(await found(everything, named)),
  };
};
