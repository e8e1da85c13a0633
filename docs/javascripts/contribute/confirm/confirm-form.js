// The form of who reads a page again that tells of them: fact by fact and part by part, always true, changed, to be taken away or unknown. It is
// made of the controls of the whole form, and gives the values of the whole page, of which it changes no other. Nothing in it has to be
// answered. Fetched when it is asked for.
import { action, make, say } from "../../lib/elements.js";
import { listOf } from "../rules/yaml-values.js";
import { answersIn, factCards, partCards } from "./cards.js";
import { staysBeside } from "./page-facts.js";
import { recapOf } from "./recap.js";
import { roleChoice } from "./role-choice.js";
import { wordsFor } from "./shown.js";
import { namesOf, stillSaid } from "./still-said.js";
import { factsSaid, linesOf, nameOfSaid, withDocument, withWho } from "./said.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../fields/case-form.js").CaseForm} CaseForm */
/** @typedef {import("../fields/control.js").AnyControl} AnyControl */
/** @typedef {import("../flow/editing-session.js").Start} Start */
/** @typedef {import("./asked-confirm.js").Handed} Handed */

const LONGEST = 33; // characters of a title in the name of a document
const KEPT =
  "La page a besoin de ce fait pour exister : la demande de retrait partira avec vos réponses, et l’équipe y répondra.";

const WITHOUT_A_VALUE = {
  message: "vous avez dit que cela a changé, sans dire ce qui est vrai aujourd’hui",
  hint: "dites-le si vous le savez ; sinon, vos réponses diront que cela a changé, sans plus",
};
const UNSAID = {
  code: "changed-unsaid",
  severity: "warning",
  ...WITHOUT_A_VALUE,
  inForm: WITHOUT_A_VALUE,
};

// `turn` goes on in the whole form.
/** @type {(handed: Handed, catalogue: Catalogue, start: Start, turn: () => void) => CaseForm} */
export const confirmForm = (handed, catalogue, start, turn) => {
  const { folder, slug, answers: before } = start;
  const { data: base, body } = start.file ?? start; // whatever a draft says: what is read again is the page that is published
  const type = catalogue.type(folder);
  const title = () => String(base.title ?? "");
  const name = nameOfSaid(catalogue, base, handed.slugOf(title(), LONGEST), handed.today);
  const form = handed.formAround({
    catalogue,
    folder,
    key: `${folder}/${slug}`,
    title,
    departments: () => listOf(base.departments).map(String),
    onlySource: () => undefined,
  });
  const answered = answersIn(before);
  /** @type {Set<string>} the places of what cannot be taken away */
  let kept = new Set();

  const facts = factCards(handed, form, base, answered, () => settle());
  const sections = handed.sectionFields(form, type, body);
  const parts = partCards(
    handed,
    form,
    sections,
    answered,
    (path) => kept.has(path),
    () => settle(),
  );
  const { element: roleElement, role, words: roleWords } = roleChoice(catalogue, before?.role);
  const who = () => ({ day: handed.today, role: role() ?? "", words: roleWords(), name });

  // --- what was said ------------------------------------------------------------------------------

  const cards = [...facts, ...parts];
  const told = () =>
    cards.map(({ path, label, card, says, becomes }) => ({
      path,
      label,
      answer: card.answer(),
      says,
      becomes: becomes(),
    }));
  const ofFacts = () =>
    facts.map(({ path, label, fact, card, newer }) => ({ path, label, fact, answer: card.answer(), value: newer() }));
  const saidAnew = () => cards.some(({ newer }) => newer() !== undefined);
  // What is taken away is left out of the file where the check has nothing against it.
  const removed = () => told().flatMap(({ path, answer }) => (answer === "removed" ? [path] : []));
  /** @type {(without: Set<string>) => number} */
  const errorsWith = (without) => {
    const taken = ofFacts().map((one) => (one.answer === "removed" ? one : { ...one, answer: undefined }));
    const data = factsSaid(catalogue, base, taken, who(), without);
    kept = without;
    parts.forEach(({ write }) => write());
    const found = handed.check(catalogue, { folder, slug, data, body: sections.value() });
    return found.filter(({ severity }) => severity !== "warning").length;
  };
  const settle = () => {
    let without = new Set(removed());
    let least = without.size ? errorsWith(without) : 0;
    for (const path of [...without]) {
      const fewer = new Set([...without].filter((one) => one !== path));
      const errors = errorsWith(fewer);
      if (errors > least) continue;
      [without, least] = [fewer, errors];
    }
    kept = without;
    parts.forEach(({ write }) => write());
    for (const { path, card } of cards) card.tell(kept.has(path) ? KEPT : "");
    draw();
  };

  const words = wordsFor(handed, catalogue, base);
  /** @type {import("./recap.js").StillIn} */
  const stillIn = ({ path }) => {
    const all = facts.map(({ fact, card, becomes }) => ({ fact, answer: card.answer(), becomes: becomes() }));
    const one = all.find(({ fact }) => fact.path === path);
    const texts = parts.map(({ label, control }) => ({ label, text: control.input?.value ?? "" }));
    return one ? stillSaid(handed.fold, (fact) => namesOf(catalogue, words, fact), one, all, texts) : [];
  };

  // --- its element --------------------------------------------------------------------------------

  const progress = make("p", { className: "confirm-progress", attributes: { role: "status" } });
  const bar = make("progress", { max: cards.length, attributes: { "aria-hidden": "true" } });
  const draw = () => {
    const done = told().filter(({ answer }) => answer).length;
    say(progress, `${done} ${done > 1 ? "faits" : "fait"} sur ${cards.length}`);
    bar.value = done;
  };
  /** @type {(heading: string, ...children: HTMLElement[]) => HTMLElement} */
  const part = (heading, ...children) =>
    make("section", { className: "story-part" }, make("h3", { textContent: heading }), ...children);
  const element = make(
    "div",
    { className: "story confirm" },
    make("div", { className: "confirm-bar" }, progress, bar),
    roleElement,
    part("Les faits", ...facts.map(({ card }) => card.element)),
    ...(parts.length ? [part("Le texte", ...parts.map(({ card }) => card.element))] : []),
    make("p", { className: "help", textContent: "Ce dont vous ne dites rien demeure tel quel." }),
    make(
      "p",
      { className: "act-line" },
      action("Ouvrir le formulaire entier", () => turn(), { className: "act small" }),
    ),
  );
  settle();
  /** @type {AnyControl} */
  const page = {
    name: "",
    label: "La page",
    element: make("div"),
    show: () => {},
    focus: () => facts[0]?.card.focus(),
  };

  return {
    type,
    element,
    head: {
      steps: { ecrire: "Répondre", relire: "Vérifier" },
      onward: "Vérifier mes réponses",
      preview: "La page telle qu’elle serait si l’équipe accepte vos réponses, après vérification.",
      title: `Relire : ${title()}`,
      help: "Dix minutes suffisent, et rien n’est obligatoire : dites de chaque fait s’il est toujours vrai, et arrêtez-vous quand vous voulez. Il n’y a pas de compte à créer ; vos réponses restent dans ce navigateur jusqu’à ce que vous les envoyiez.",
    },
    address: handed.address,
    answers: () => {
      const said = cards.flatMap(({ of, card, newer }) => {
        const [answer, value] = [card.answer(), newer()];
        return answer ? [{ of, answer, ...(value === undefined ? {} : { value }) }] : [];
      });
      return said.length || role() ? { role: role(), said } : undefined;
    },
    said: () => linesOf(told(), roleWords(), kept),
    recap: () => recapOf(cards, roleWords(), kept, stillIn),
    besides: () => ({ data: base, body }),
    remarks: () =>
      cards.flatMap(({ card, newer, label, place }) =>
        card.answer() === "changed" && newer() === undefined
          ? [{ objection: UNSAID, control: place, trail: [label] }]
          : [],
      ),
    data: () => withWho(factsSaid(catalogue, base, ofFacts(), who(), kept), told(), who(), saidAnew()),
    taken: () => {
      if (!saidAnew() && removed().every((path) => kept.has(path))) return undefined;
      const seen = ofFacts().map((one) => (one.answer === "true" ? { ...one, answer: undefined } : one));
      const values = factsSaid(catalogue, base, seen, who(), kept);
      return { data: saidAnew() ? withDocument(values, who()) : values, body: sections.value() };
    },
    body: sections.value,
    title,
    // Whoever opens it begins at its title, in no field yet.
    find: () => ({ ...page, focus: () => {}, entry: element.closest("section") ?? element }),
    // What is to be noted of the rest of the page concerns whoever keeps it.
    locate: ({ path: [first, ...below], line, severity }) => {
      const [rank, ...deeper] = below;
      const own = facts.filter(({ fact }) => fact.name === first);
      // Each entry of the list as it will be: those taken away are in none, a newer one comes behind the older.
      const standing = own.flatMap((one) => {
        if (one.card.answer() === "removed" && !kept.has(one.path)) return [];
        return one.newer() !== undefined && staysBeside(one.fact) ? [undefined, one] : [one];
      });
      const one = own[0]?.fact.rank === -1 ? own[0] : standing[Number(rank)];
      const found = one?.card.answer() === "changed" && one.control()?.at(one.fact.rank < 0 ? below : deeper);
      if (one && found) return { ...found, trail: [one.fact.label, ...found.trail.slice(1)] };
      const at = first === undefined && line ? sections.at(line) : undefined;
      if (at && parts.some(({ control, card }) => control === at.control && card.answer() === "changed")) return at;
      return severity === "warning" ? undefined : { control: page, trail: [page.label] };
    },
    each: (run) => {
      cards.forEach(({ place }) => run(place));
      facts.forEach(({ control }) => control()?.each(run));
      sections.each(run);
    },
  };
};
