// Choosing what to compare, by name: from the library's data or, without it, from the cards of
// the index pages. main.js shows what is chosen.
import { NAMES } from "./address.js";
import { action, make, quoted } from "../lib/elements.js";
import { kindOf, library, valuesOf } from "../lib/library.js";
import { fold } from "../lib/names.js";
import { keyAt } from "../selection/kept.js";

const LABELS = ["Premier cas", "Deuxième cas", "Troisième cas (facultatif)"];

const inData = async () => {
  const data = await library();
  return data.cases.filter((one) => !one.line).map((one) => ({ ...one, kind: kindOf(data, one) }));
};

const onCards = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...page.querySelectorAll("li.card")].map((card) => {
    const link = card.querySelector(".card-title a");
    const key = keyAt(new URL(link.getAttribute("href"), address).href);
    return { key, title: link.textContent.trim(), kind: card.querySelector(".card-kind").textContent.trim() };
  });
};

// `{ key, title, kind, shown }` of every case with a page, and what else the data says of it;
// `shown` is a title that no other case has.
let choices;
export const choicesFrom = (indexes) => {
  choices ??= inData()
    .catch(async () => (await Promise.all(indexes.map(onCards))).flat())
    .then((cases) => {
      const often = new Map();
      for (const one of cases) often.set(one.title, (often.get(one.title) ?? 0) + 1);
      return cases.map((one) => ({
        ...one,
        shown: often.get(one.title) > 1 ? `${one.title} (${one.kind.toLowerCase()})` : one.title,
      }));
    })
    .catch((error) => {
      choices = undefined;
      throw error;
    });
  return choices;
};

// What somebody typed, as cases: the one of this name, else those whose names hold it.
const casesNamed = (cases, typed) => {
  const key = keyAt(typed);
  if (key) return [cases.find((one) => one.key === key) ?? { key, title: key, shown: key }];
  const sought = fold(typed);
  if (!sought) return [];
  const names = (one) => [one.shown, one.title, ...(one.aliases ?? [])].map(fold);
  const exact = cases.filter((one) => names(one).includes(sought));
  if (exact.length) return exact;
  const starting = cases.filter((one) => names(one).some((name) => name.startsWith(sought)));
  return starting.length ? starting : cases.filter((one) => names(one).some((name) => name.includes(sought)));
};

// The fields, the cases of the address already in them. `go(keys)` is called with two or three.
export const pickForm = (cases, chosen, go) => {
  const options = make(
    "datalist",
    { id: "cas-nommes" },
    ...cases.map((one) => make("option", { value: one.shown, label: one.kind })),
  );
  const fields = LABELS.map((name, index) => {
    const current = chosen[index] && (cases.find((one) => one.key === chosen[index])?.shown ?? chosen[index]);
    const hint = make("p", { className: "hint", id: `cas-${NAMES[index]}-dit` });
    const input = make("input", {
      id: `cas-${NAMES[index]}`,
      type: "text",
      value: current ?? "",
      autocomplete: "off",
      maxLength: 200,
      attributes: { list: "cas-nommes", "aria-describedby": hint.id },
    });
    return {
      input,
      hint,
      box: make("div", { className: "pick" }, make("label", { htmlFor: input.id, textContent: name }), input, hint),
    };
  });
  const made = make(
    "form",
    { className: "pick-form", action: "", method: "get", noValidate: true },
    options,
    ...fields.map((field) => field.box),
    make("button", { type: "submit", className: "act strong", textContent: "Comparer" }),
  );
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    const keys = [];
    const wrong = [];
    for (const { input, hint } of fields) {
      hint.replaceChildren();
      input.removeAttribute("aria-invalid");
      const typed = input.value.trim();
      if (!typed) continue;
      const found = casesNamed(cases, typed);
      if (found.length === 1) {
        keys.push(found[0].key);
        continue;
      }
      wrong.push(input);
      input.setAttribute("aria-invalid", "true");
      if (!found.length) {
        hint.textContent = `Aucun cas ne s’appelle ${quoted(typed)}. Écrivez le début de son nom et choisissez dans la liste.`;
        continue;
      }
      hint.append(
        `Plusieurs cas répondent à ${quoted(typed)}. Lequel ? `,
        ...found.slice(0, 6).map((one) =>
          action(one.shown, () => {
            input.value = one.shown;
            hint.replaceChildren();
            input.removeAttribute("aria-invalid");
            input.focus();
          }),
        ),
      );
    }
    const different = [...new Set(keys)];
    if (wrong.length) {
      wrong[0].focus();
      return;
    }
    if (different.length < 2) {
      const empty = fields.find((field) => !field.input.value.trim()) ?? fields[1];
      empty.hint.textContent = different.length
        ? "Il en faut un deuxième, différent du premier."
        : "Choisissez au moins deux cas.";
      empty.input.focus();
      return;
    }
    go(different);
  });
  return made;
};

// Two poles of different regions that work on the same things; the same examples for everybody.
export const examples = (cases) => {
  const found = [];
  for (const type of ["poles", "pratiques", "fiches", "entretiens"]) {
    const some = cases.filter((one) => one.type === type && !one.notice);
    const pairs = some.flatMap((one, index) => some.slice(index + 1).map((other) => [one, other]));
    const common = ([one, other]) =>
      valuesOf(one, "theme").filter((theme) => valuesOf(other, "theme").includes(theme)).length;
    const apart = ([one, other]) =>
      !valuesOf(one, "region").some((region) => valuesOf(other, "region").includes(region));
    const best = pairs
      .filter(apart)
      .reduce((first, pair) => (common(pair) > (first ? common(first) : 0) ? pair : first), null);
    if (best) found.push(best);
  }
  return found.slice(0, 3);
};
