// Small readings of a text that the check makes as Python does: what stands at its ends, how it
// is quoted, how a name is folded.
import { fold } from "../../lib/names.js";

// What Python strips from both ends, of what a file may hold.
const SPACE = "[\\t\\n \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]+";
const ENDS = new RegExp(`^${SPACE}|${SPACE}$`, "gu");
export const stripped = (text) => text.replace(ENDS, "");

// A value short enough to be quoted in a message: `shortened` of macros/casebook/schema/dates.py.
export const shortened = (value, most = 60) => {
  const text = [...(typeof value === "string" ? value : Array.isArray(value) ? "une liste" : "un groupe")];
  return (text.length <= most ? text : [...text.slice(0, most - 1), "…"]).join("");
};

// Lower case without accents, ligatures or punctuation: `folded` of macros/casebook/language/french.py.
export const folded = (text) => fold(text).replaceAll("ß", "ss").replaceAll("ς", "σ");

// The fragment of a section.
export const sectionId = (title) => `s-${folded(title).replaceAll(" ", "-")}`;
