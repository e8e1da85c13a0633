// The session whose results are written down: found in the programme by what its address names, told above the boxes, and another
// chosen where it is not the right one.
import { make } from "../../lib/elements.js";
import { PartialDate } from "../rules/dates.js";
import { hour } from "../rules/french.js";
import { isGroup, listOf } from "../rules/yaml-values.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Value} Value */
/** @typedef {typeof import("../rules/programme/fragments.js").fragmentsOf} FragmentsOf */
/** @typedef {{ id: string, title: string, data: Data }} Reported a session, by the fragment of its address: its id, else one made of its title */

/** @type {(value: Value | undefined) => string} */
const text = (value) => (typeof value === "string" ? value : "");

// The sessions of an event, and the one that is meant; none for the whole event, or where nobody knows it any more.
/** @type {(fragmentsOf: FragmentsOf, catalogue: Catalogue, data: Data, asked: string) => { session: Reported | undefined, sessions: Reported[] }} */
export const reportedSession = (fragmentsOf, { rules }, { programme }, asked) => {
  const groups = listOf(programme).map((one) => (isGroup(one) ? one : {}));
  const ids = fragmentsOf(
    rules.fragments,
    groups.map(({ id, title }) => [text(id), text(title)]),
  );
  const sessions = groups.map((data, rank) => ({ id: ids[rank], title: text(data.title) || ids[rank], data }));
  return { session: sessions.find(({ id }) => id === asked), sessions };
};

/** @type {(catalogue: Catalogue, value: Value | undefined) => string} */
const inWords = (catalogue, value) => text(value) && PartialDate.read(text(value), catalogue.expression("date")).words;

/** @type {(data: Data) => string} */
const hoursOf = ({ start, end }) =>
  [start, end]
    .map(text)
    .filter(Boolean)
    .map((time) => hour(time.replace(/[hH]/, ":")))
    .join(" – ");

// What is reported, as the sheet has it on its top: the event, its day, the session with its hours and its room.
/** @type {(catalogue: Catalogue, data: Data, session: Reported | undefined) => HTMLElement[]} */
export const around = (catalogue, data, session) => {
  const day = inWords(catalogue, session?.data.day ?? data.starts);
  const where = session ? [hoursOf(session.data), text(session.data.room)].filter(Boolean).join(" · ") : "";
  return [
    make(
      "div",
      { className: "report-of" },
      make("p", { textContent: [text(data.title), day].filter(Boolean).join(" · ") }),
      make("p", { className: "report-session", textContent: session ? session.title : "Toute la rencontre" }),
      where && make("p", { textContent: where }),
    ),
  ];
};

// `asked` is what the address names; `turn` goes on with what was chosen, empty for the whole event.
/** @type {(sessions: Reported[], session: Reported | undefined, asked: string, turn: (report: string) => void) => HTMLElement[]} */
export const sessionChoice = (sessions, session, asked, turn) => {
  if (!sessions.length && !asked) return [];
  const lost = Boolean(asked) && !session;
  const told = lost
    ? make("p", {
        className: "notice",
        textContent: sessions.length
          ? "La séance que nomme cette adresse n’est pas au programme de la page. Choisissez la vôtre, ou écrivez pour toute la rencontre."
          : "La page de cette rencontre n’a pas de programme : écrivez pour toute la rencontre.",
      })
    : null;
  if (!sessions.length) return told ? [told] : [];
  const id = "seance-du-retour";
  const select = make(
    "select",
    { id },
    make("option", { value: "", textContent: "Toute la rencontre" }),
    ...sessions.map(({ id: value, title, data }) =>
      make("option", { value, textContent: [hoursOf(data), title].filter(Boolean).join(" · ") }),
    ),
  );
  select.value = session?.id ?? "";
  // It chooses what is written, and is nothing of what is written.
  for (const event of ["input", "change"]) select.addEventListener(event, (one) => one.stopPropagation());
  select.addEventListener("change", () => turn(select.value));
  const choice = make(
    "details",
    { className: "subject", open: lost },
    make("summary", { textContent: "Ce n’est pas votre séance ?" }),
    make(
      "div",
      { className: "field" },
      make("label", { htmlFor: id, textContent: "La séance dont vous faites le retour" }),
      make("div", { className: "pick" }, select),
    ),
  );
  return told ? [told, choice] : [choice];
};
