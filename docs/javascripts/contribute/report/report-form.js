// The form of a rapporteur: what came out of one session of an event, or of the whole of it, in the boxes of the printed sheet. It is
// made of the controls of the whole form, and gives the values of the whole page, of which it changes no other. Fetched when it is asked for.
import { action, make } from "../../lib/elements.js";
import { isGroup, listOf } from "../rules/yaml-values.js";
import { around, reportedSession, sessionChoice } from "./reported-session.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Path} Path */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {import("../fields/case-form.js").CaseForm} CaseForm */
/** @typedef {import("../fields/control.js").AnyControl} AnyControl */
/** @typedef {import("../fields/control.js").Form} Form */
/** @typedef {import("../fields/control.js").Located} Located */
/** @typedef {import("../fields/group-list.js").GroupList} GroupList */
/** @typedef {import("../flow/editing-session.js").Start} Start */
/** @typedef {Pick<typeof import("../fields/group-list.js"), "formAround" | "groupList">} Controls of the form, of which this one is made */
/** @typedef {Controls & { fragmentsOf: import("./reported-session.js").FragmentsOf }} Handed what the form hands over */
/** @typedef {{ value: Value, list: GroupList | undefined }} Standing an entry of `outputs` as it will be written, and the list of its points where it is shown */
/** @typedef {{ kind: string, list: GroupList }} Fresh the list of a box whose points are in no entry yet */

// The boxes of the sheet in its order: those of macros/pages/views/packs/blank_sheets.py. The commitments are a field of their own.
export const BOXES = [
  "enjeux-ess",
  "enjeux-cooperation",
  "que-faire-ensemble",
  "engagements",
  "bonnes-pratiques",
  "solutions",
];
const COMMITMENTS = "engagements";

// What, with whom, by when, by whom; the rest is what becomes of it.
const OF_COMMITMENT = ["text", "partners", "due", "by"];
const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @type {(kind: string, title: string, help: string, ...lists: HTMLElement[]) => HTMLElement} */
const boxOf = (kind, title, help, ...lists) =>
  make(
    "section",
    { className: "story-part report-box", data: { box: kind }, attributes: { "aria-labelledby": `boite-${kind}` } },
    make("h3", { id: `boite-${kind}`, textContent: title }),
    help && make("p", { className: "help", textContent: help }),
    ...lists,
  );

// A list to which nothing is added: it is opened by who wants to mend it, or by what is said of it.
/** @type {(title: string, list: HTMLElement) => HTMLElement} */
const folded = (title, list) => {
  const box = make("details", { className: "subject" }, make("summary", {}, make("h4", { textContent: title })), list);
  box.addEventListener("reveal", () => {
    box.open = true;
  });
  return box;
};

// `asked` is the session that the address names, empty for the whole event; `turn` goes on in the form of another, or in the whole form.
/** @type {(handed: Handed, catalogue: Catalogue, start: Start, asked: string, turn: (report?: string) => void) => CaseForm} */
export const reportForm = (
  { formAround, groupList, fragmentsOf },
  catalogue,
  { folder, slug, data, body },
  asked,
  turn,
) => {
  const type = catalogue.type(folder);
  const spec = (/** @type {string} */ name) => {
    const found = type.named.get(name);
    if (!found) throw new RangeError(`« ${folder} » has no field « ${name} »`);
    return found;
  };
  const { session, sessions } = reportedSession(fragmentsOf, catalogue, data, asked);
  const form = formAround({
    catalogue,
    folder,
    key: `${folder}/${slug}`,
    departments: () => [],
    onlySource: () => undefined,
  });

  // --- the boxes ----------------------------------------------------------------------------------

  const items = catalogue.inner(spec("outputs")).named.get("items");
  if (!items) throw new RangeError("what came out of an event has no points");
  /** @type {(label: string, points: Value | undefined, adding: string | null) => GroupList} */
  const pointsOf = (label, points, adding) =>
    groupList(form, { ...items, label, adding, leading: ["text"] }, points, false);
  const outputs = listOf(data.outputs);
  const own = outputs.map((one) => isGroup(one) && String(one.session ?? "") === (session?.id ?? ""));
  /** @type {(rank: number) => Data} */
  const output = (rank) => /** @type {Data} */ (outputs[rank]);
  const kinds = outputs.flatMap((_one, rank) => (own[rank] ? [String(output(rank).kind ?? "")] : []));
  /** @type {Map<number, GroupList>} */
  const standing = new Map();
  /** @type {Fresh[]} */
  const fresh = [];
  const terms = catalogue.terms("output_kinds");

  /** @type {(kind: string) => string} */
  const titleOf = (kind) => terms.get(kind)?.label ?? kind;
  // What somebody adds comes from nobody's document: it goes into the list that cites none, and has no title of its own.
  /** @type {(kind: string) => HTMLElement[]} */
  const listsOf = (kind) => {
    const title = titleOf(kind);
    const ranks = [...outputs.keys()].filter((rank) => own[rank] && output(rank).kind === kind);
    const open = ranks.find((rank) => !output(rank).source && !output(rank).title);
    const lists = ranks.map((rank) => {
      const { title: named, source } = output(rank);
      const points = pointsOf(title, output(rank).items, rank === open ? "Ajouter un point" : null);
      standing.set(rank, points);
      if (rank === open) return points.element;
      const document = catalogue.sources.get(String(source))?.title ?? String(source ?? "");
      const told = [named, document && `d’après « ${document} »`].filter(Boolean).join(", ");
      return folded(`Déjà sur la page (${listOf(output(rank).items).length}) : ${told}`, points.element);
    });
    if (open === undefined && kind !== COMMITMENTS) {
      const list = pointsOf(title, undefined, "Ajouter un point");
      fresh.push({ kind, list });
      lists.push(list.element);
    }
    return lists;
  };

  // Said on a day of which the page knows the date.
  const day = String(session?.data.day ?? (data.ends ? "" : (data.starts ?? "")));
  const given = WHOLE_DAY.test(day) ? { as_of: day } : {};
  const commitments = groupList(
    form,
    {
      ...spec("commitments"),
      help: "",
      adding: "Ajouter un engagement",
      asked: OF_COMMITMENT,
      leading: OF_COMMITMENT,
      given,
    },
    data.commitments,
    false,
  );
  const boxes = [...new Set([...BOXES, ...kinds])].map((kind) =>
    kind === COMMITMENTS
      ? boxOf(
          kind,
          titleOf(kind),
          "Quoi, avec qui, pour quand, par qui. Ceux de toute la rencontre sont ici.",
          ...listsOf(kind),
          commitments.element,
        )
      : boxOf(kind, titleOf(kind), "", ...listsOf(kind)),
  );
  const lists = () => [...standing.values(), ...fresh.map(({ list }) => list), commitments];

  // --- its values ---------------------------------------------------------------------------------

  // The entries as they will be written: a list that has no point left is none.
  /** @type {() => Standing[]} */
  const written = () => [
    ...outputs.flatMap(
      /** @type {(value: Value, rank: number) => Standing[]} */ (value, rank) => {
        const list = standing.get(rank);
        const points = list?.value();
        if (!list) return [{ value, list: undefined }];
        return points === undefined ? [] : [{ value: { .../** @type {any} */ (value), items: points }, list }];
      },
    ),
    ...fresh.flatMap(({ kind, list }) => {
      const points = list.value();
      /** @type {Record<string, Value>} */
      const from = session ? { session: session.id } : {};
      return points === undefined ? [] : [{ value: { kind, items: points, ...from }, list }];
    }),
  ];
  /** @type {AnyControl} */
  const page = {
    name: "",
    label: "La page de la rencontre",
    element: make("div"),
    show: () => {},
    focus: () => boxes[0].querySelector("button")?.focus(),
  };
  /** @type {(path: Path) => Located | undefined} */
  const place = ([name, rank, field, ...below]) => {
    if (name === "commitments")
      return commitments.at(rank === undefined ? [] : [rank, ...(field ? [field, ...below] : [])]);
    if (name !== "outputs") return undefined;
    const list = typeof rank === "number" ? written()[rank]?.list : undefined;
    return list?.at(field === "items" ? below : []);
  };

  const element = make(
    "div",
    { className: "story report" },
    ...around(catalogue, data, session),
    ...sessionChoice(sessions, session, asked, turn),
    ...boxes,
    make("p", { className: "help", textContent: "Le reste de la page de la rencontre demeure tel quel." }),
    make(
      "p",
      { className: "act-line" },
      action("Ouvrir le formulaire entier", () => turn(), { className: "act small" }),
    ),
  );

  return {
    type,
    element,
    head: {
      title: session ? "Le retour de la séance" : "Le retour de la rencontre",
      help: "Un point par idée, en une phrase, comme les participants l’ont dit. Une case peut rester vide. Il n’y a pas de compte à créer, et rien n’est envoyé avant que vous le demandiez.",
    },
    address: `&champ=outputs${session ? `&seance=${encodeURIComponent(session.id)}` : ""}`,
    witnessed: true,
    data: () => {
      /** @type {Record<string, Value>} */
      const value = {};
      const mine = { outputs: written().map((one) => one.value), commitments: commitments.value() };
      for (const name of new Set([...Object.keys(data), ...Object.keys(mine)])) {
        const now = name in mine ? mine[/** @type {keyof typeof mine} */ (name)] : data[name];
        if (now !== undefined && !(name === "outputs" && Array.isArray(now) && !now.length)) value[name] = now;
      }
      return value;
    },
    body: () => body,
    title: () => String(data.title ?? ""),
    // Whoever opens it begins at its title, in no field yet.
    find: () => ({ ...page, focus: () => {}, entry: element.closest("section") ?? element }),
    // What is to be noted of the rest of the page concerns whoever keeps it.
    locate: ({ path, severity }) =>
      place(path) ?? (severity === "warning" ? undefined : { control: page, trail: [page.label] }),
    each: (run) => lists().forEach((list) => list.each(run)),
  };
};
