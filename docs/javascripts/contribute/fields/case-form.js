// The second step: the fields of one type, laid out as `layout.js` says, its text, its documents.
// Gives what stands in them, and the field that a place of the file belongs to.
import { make } from "../../lib/elements.js";
import { multiValueField } from "./multi-value.js";
import { field } from "./field.js";
import { groupList, onDemand, oneGroup } from "./groups.js";
import { layoutOf } from "./layout.js";
import { newSourcesIn } from "./new-sources.js";
import { textParts } from "./sections.js";

const part = (title, ...children) =>
  make("section", { className: "story-part" }, make("h3", { textContent: title }), ...children);

export const caseForm = (catalogue, { folder, slug, data, body }) => {
  const type = catalogue.type(folder);
  const { first, needed, subjects } = layoutOf(type);
  const controls = new Map();
  const form = {
    catalogue,
    folder,
    lookups: new Map(),
    key: slug ? `${folder}/${slug}` : "",
    departments: () => controls.get("departments")?.value() ?? [],
    onlySource: () => {
      const all = controls.get("sources")?.value() ?? [];
      return all.length === 1 ? all[0] : undefined;
    },
    control: (spec, raw, wanted) => {
      if (spec.kind === "group") return (spec.list ? groupList : oneGroup)(form, spec, raw, wanted);
      return (spec.list ? multiValueField : field)(form, spec, raw, wanted);
    },
  };
  const make1 = (name, more = {}) => {
    const control = form.control({ ...type.named.get(name), ...more }, data[name], needed.has(name));
    controls.set(name, control);
    return control;
  };

  // The documents come first in the making: every field of sources chooses among them.
  const newSources = make1("new_sources", {
    label: "Décrire un document",
    adding: "Décrire un nouveau document",
    began: (card) => controls.get("sources").add(described.entryOf(card)),
    help: "S’il n’est pas encore dans la liste : un titre, qui l’a publié, son adresse, sa date.",
  });
  const described = newSourcesIn(catalogue, newSources);
  // Whatever document is described here is one of the sources of the page.
  form.newSources = {
    ...described,
    add: () => {
      const entry = described.add();
      controls.get("sources").add(entry);
      return entry;
    },
  };
  const sources = make1("sources", {
    help: "Les documents d’où viennent les faits, que d’autres peuvent lire. Cherchez par titre ou par éditeur.",
  });

  const essentials = part("L’essentiel", ...first.map((name) => make1(name).element));
  const text = textParts(form, type, body);
  const written = part("Le texte", text.element);
  const documents = part("Les documents", sources.element, newSources.element);
  const more = part(
    "Pour en dire plus",
    make("p", {
      className: "help",
      textContent: "Rien de ce qui suit n’est nécessaire. Ajoutez ce que vous savez et que vos documents disent.",
    }),
    ...subjects.map(([title, names, folded]) => {
      const pairs = names.map((name) => onDemand(make1(name), data[name] !== undefined));
      const box = make(
        folded ? "details" : "div",
        { className: "subject" },
        folded ? make("summary", {}, make("h4", { textContent: title })) : make("h4", { textContent: title }),
        ...pairs.map(({ slot }) => slot),
        make("div", { className: "more-fields" }, ...pairs.map(({ button }) => button)),
      );
      if (folded) {
        box.open = names.some((name) => data[name] !== undefined);
        box.addEventListener("reveal", () => {
          box.open = true;
        });
      }
      return box;
    }),
  );
  const own = {
    name: "",
    label: "La fiche",
    element: make("div"),
    show: () => {},
    focus: () => controls.get("title").focus(),
  };

  return {
    type,
    element: make("div", { className: "story" }, essentials, written, documents, more),
    // In the order of the file they came from, then as declared; a key that no field has stays.
    data: () => {
      const value = {};
      for (const name of new Set([...Object.keys(data), ...type.fields.map((spec) => spec.name)])) {
        const now = controls.has(name) ? controls.get(name).value() : data[name];
        if (now !== undefined) value[name] = now;
      }
      return value;
    },
    body: text.value,
    title: () => controls.get("title").value() ?? "",
    locate: ({ path, line }) => {
      if (path.length && controls.has(path[0])) return controls.get(path[0]).at(path.slice(1));
      if (!path.length && line) return text.at(line);
      return { control: own, trail: [own.label] };
    },
    each: (run) => {
      controls.forEach((control) => control.each(run));
      text.each(run);
    },
    focusFirst: () => controls.get("title").focus(),
  };
};
