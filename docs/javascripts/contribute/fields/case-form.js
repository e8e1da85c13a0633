// The second step: the fields of one type, laid out as `layout.js` says, its text, its documents.
// Gives what is in them, and the field that a place of the file belongs to.
import { ROOT } from "../../lib/addresses.js";
import { make } from "../../lib/elements.js";
import { formAround } from "./group-list.js";
import { onDemand } from "./groups.js";
import { layoutOf } from "./layout.js";
import { newSourcesIn } from "./documents/new-sources.js";
import { broughtDocuments } from "./documents/own-testimony.js";
import { sectionFields } from "./sections.js";

/** @typedef {import("../catalogue.js").CaseType} CaseType */
/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Problem} Problem */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("./control.js").AnyControl} AnyControl */
/** @typedef {import("./control.js").Control} Control */
/** @typedef {import("./control.js").Located} Located */
/** @typedef {import("./control.js").Spec} Spec */
/** @typedef {{ title: string, help: string, again?: string, steps?: Record<string, string>, onward?: string, preview?: string }} Head `steps` are those that are called otherwise, `again` is the address at which those whom the page tells of read it again, `onward` what leads on from the fields, `preview` what is said above the page as it will be */
/**
 * @typedef {object} CaseForm
 * @property {CaseType} type
 * @property {HTMLElement} element
 * @property {() => Record<string, Value>} data
 * @property {Head} [head] what stands above it, where that is not said of every page
 * @property {string} [address] what an address says beside the case, to open this form of it
 * @property {boolean} [witnessed] what is written was said or done where who writes it was
 * @property {() => { data: Data, body: string } | undefined} [taken] of who reads the page again: what the whole form takes over, that they changed or asked to take away; nothing without
 * @property {() => import("../confirm/page-facts.js").Answers | undefined} [answers] of who reads the page again: what they said fact by fact, to go on with; nothing before the first
 * @property {() => string[]} [said] what a letter says of them, a line each
 * @property {() => HTMLElement | null} [recap] the same, above the page as it will be
 * @property {() => import("../sending/changes.js").Written} [besides] where what was said is told by itself, the page without it
 * @property {() => import("../flow/summary.js").LocatedProblem[]} [remarks] what is to be noted that no check of a file sees
 * @property {() => string} body
 * @property {() => string} title
 * @property {(at: { part: string | null, field: string | null }) => AnyControl | undefined} find the control of a part of the text, by its fragment, or of a field; `commitments.3` is the third entry of a list
 * @property {(problem: Problem) => Located | undefined} locate none for what concerns nobody who fills it
 * @property {(run: (control: AnyControl) => void) => void} each
 */

// What an address calls the fields that the box of a page shows: the first that leads it is meant.
const FACTS = "faits";

/** @type {(title: string, ...children: HTMLElement[]) => HTMLElement} */
const part = (title, ...children) =>
  make("section", { className: "story-part" }, make("h3", { textContent: title }), ...children);

// A subject of what may be added: its fields wait behind their buttons, unless the file has them.
/** @type {(title: string, controls: Control[], data: Data, folded: boolean) => HTMLElement} */
const subject = (title, controls, data, folded) => {
  const pairs = controls.map((control) => onDemand(control, data[control.name] !== undefined));
  const heading = make("h4", { textContent: title });
  const inside = [
    ...pairs.map(({ slot }) => slot),
    make("div", { className: "more-fields" }, ...pairs.map(({ button }) => button)),
  ];
  if (!folded) return make("div", { className: "subject" }, heading, ...inside);
  const open = controls.some((control) => data[control.name] !== undefined);
  const box = make("details", { className: "subject", open }, make("summary", {}, heading), ...inside);
  box.addEventListener("reveal", () => {
    box.open = true;
  });
  return box;
};

// What counts as a document; and what to do, who has none.
const whatCounts = () => [
  make("p", {
    className: "help",
    textContent:
      "Compte comme document ce qui a un titre, une date, et que d’autres peuvent lire : un article, un rapport, une plaquette, un compte rendu, une page de votre propre site. Sans adresse, dites comment l’obtenir.",
  }),
  make(
    "p",
    { className: "help" },
    "Rien n’en est écrit ? Pour ce que vous avez fait vous-mêmes, « Nous l’avons vécu » suffit. Un compte rendu d’une page, daté, que votre structure publie ou communique à qui le demande, convient aussi. Sinon, ",
    make("a", {
      href: new URL("contribuer/", ROOT).href,
      target: "_blank",
      rel: "noopener",
      textContent: "racontez-le autrement",
    }),
    " : votre brouillon reste ici.",
  ),
];

// Who answers a call tells what they lived: it comes first, and documents wait until somebody has one.
/** @type {(called: boolean, own: HTMLElement, documents: HTMLElement[], open: boolean) => HTMLElement[]} */
const origins = (called, own, documents, open) => {
  if (!called) return [...documents, own];
  const summary = make("summary", {}, make("h4", { textContent: "Un document en parle aussi ?" }));
  const box = make("details", { className: "subject", open }, summary, ...documents);
  box.addEventListener("reveal", () => {
    box.open = true;
  });
  return [own, box];
};

// `called`: a new page that an event asked for.
/** @type {(catalogue: Catalogue, start: Pick<import("../flow/editing-session.js").Start, "folder" | "slug" | "file" | "data" | "body"> & { called?: boolean }) => CaseForm} */
export const caseForm = (catalogue, { folder, slug, file, data, body, called = false }) => {
  const type = catalogue.type(folder);
  const { first, needed, subjects } = layoutOf(type);
  /** @type {Map<string, Control>} */
  const controls = new Map();
  /** @type {(name: string) => string[]} */
  const textsOf = (name) => {
    const value = controls.get(name)?.value();
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  };
  const title = () => String(controls.get("title")?.value() ?? "");
  const form = formAround({
    catalogue,
    folder,
    key: slug ? `${folder}/${slug}` : "",
    title,
    pictures: file?.pictures ?? {},
    departments: () => textsOf("departments"),
    onlySource: () => {
      const all = textsOf("sources");
      return all.length === 1 ? all[0] : undefined;
    },
  });
  /** @type {(name: string, more?: Partial<Spec>) => Spec} */
  const specOf = (name, more = {}) => {
    const spec = type.named.get(name);
    if (!spec) throw new RangeError(`« ${folder} » has no field « ${name} »`);
    return { ...spec, ...more };
  };
  /** @type {(name: string, more?: Partial<Spec>) => Control} */
  const controlOf = (name, more) => {
    const control = form.control(specOf(name, more), data[name], needed.has(name));
    controls.set(name, control);
    return control;
  };

  // The documents come first in the making: every field of sources chooses among them.
  const page = { isNew: !slug, title: () => String((controls.get("title")?.value() ?? data.title) || "") };
  const brought = broughtDocuments(form, specOf("new_sources"), data.new_sources, page, (card) =>
    sources.add?.(newSources.describedIn(card)),
  );
  const { documents, testimonies } = brought;
  controls.set("new_sources", brought.control);
  const newSources = newSourcesIn(catalogue, brought);
  // Whatever document is described here is one of the sources of the page.
  form.newSources = {
    ...newSources,
    add: () => {
      const one = newSources.add();
      sources.add?.(one);
      return one;
    },
  };
  const sources = controlOf("sources", {
    help: "Les documents d’où viennent les faits. Cherchez par titre ou par éditeur.",
  });

  const essentials = first.map((name) => controlOf(name).element);
  const text = sectionFields(form, type, body);
  const optional = subjects.map(([title, names, folded]) =>
    subject(
      title,
      names.map((name) => controlOf(name)),
      data,
      folded,
    ),
  );
  const element = make(
    "div",
    { className: "story" },
    part("L’essentiel", ...essentials),
    part("Le texte", text.element),
    part(
      "D’où vient ce que vous racontez",
      ...origins(
        called,
        testimonies.element,
        [...whatCounts(), sources.element, documents.element],
        documents.cards().length > 0,
      ),
    ),
    part(
      "Pour en dire plus",
      make("p", {
        className: "help",
        textContent: "Rien de ce qui suit n’est nécessaire. Ajoutez ce que vous savez et que vos documents disent.",
      }),
      ...optional,
    ),
  );
  /** @type {AnyControl} */
  const own = {
    name: "",
    label: "La fiche",
    element: make("div"),
    show: () => {},
    focus: () => controls.get("title")?.focus(),
  };

  return {
    type,
    element,
    // In the order of the file they came from, then as declared; a key that no field has stays.
    data: () => {
      /** @type {Record<string, Value>} */
      const value = {};
      for (const name of new Set([...Object.keys(data), ...type.named.keys()])) {
        const control = controls.get(name);
        const now = control ? control.value() : data[name];
        if (now !== undefined) value[name] = now;
      }
      return value;
    },
    body: text.value,
    title,
    find: ({ part: id, field: name }) => {
      const [, field, number] = /^(.*?)(?:\.(\d+))?$/.exec(name ?? "") ?? [];
      const meant = field === FACTS ? (type.leads.find((one) => data[one] !== undefined) ?? type.leads[0]) : field;
      const control = meant ? controls.get(meant) : undefined;
      return (id ? text.find(id) : undefined) ?? (number ? control?.at([Number(number) - 1]).control : control);
    },
    locate: ({ path, line }) => {
      const [name, ...below] = path;
      const control = controls.get(String(name));
      // Who answers a call and cites nothing is asked for what they lived.
      if (called && control === sources && !below.length && !newSources.all().length && !sources.value())
        return testimonies.at([]);
      if (control) return control.at(below);
      if (!path.length && line) return text.at(line);
      return { control: own, trail: [own.label] };
    },
    each: (run) => {
      controls.forEach((control) => control.each(run));
      text.each(run);
    },
  };
};
