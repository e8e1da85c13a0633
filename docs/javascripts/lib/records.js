// What is told of a case in a list or a table: from the library's data or, where that does not
// name it or cannot be loaded, from its own page.
import { Missing, casePage } from "./case-page.js";
import { kindOf, labelsOf, library } from "./library.js";
import { ROOT } from "../selection/kept.js";

const known = new Map();

// Each of these keys, told; `missing` without a page, `unread` when it could not be loaded.
export const records = async (keys) => {
  let data = null;
  try {
    data = await library();
  } catch {
    /* each page says the same of itself */
  }
  return Promise.all(
    keys.map(async (key) => {
      try {
        return { ...(await record(data, key)), asked: key };
      } catch (error) {
        return { key, asked: key, title: key, missing: error instanceof Missing, unread: !(error instanceof Missing) };
      }
    }),
  );
};

const record = async (data, key) => {
  if (known.has(key)) return known.get(key);
  const one = data?.cases.find((other) => other.key === key && !other.line);
  const address = (name) => new URL(`${name}/`, ROOT).href;
  let made;
  if (one) {
    made = {
      key,
      title: one.title,
      summary: one.summary,
      kind: kindOf(data, one),
      place: one.place,
      year: one.year,
      regions: labelsOf(data, one, "region"),
      themes: labelsOf(data, one, "theme"),
      address: address(key),
    };
  } else {
    const page = await casePage(key);
    const row = (name) =>
      page.rows
        .find((other) => other.name === name)
        ?.items.filter((item) => !item.node.classList.contains("former"))
        .map((item) => item.node.textContent.trim());
    made = {
      key: page.key,
      title: page.title,
      summary: page.summary,
      kind: page.kind,
      place: row("lieu")?.join(", "),
      regions: row("région"),
      themes: row("thème"),
      address: address(page.key),
    };
  }
  known.set(key, made);
  return made;
};
