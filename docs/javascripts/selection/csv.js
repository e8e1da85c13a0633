// A table that French spreadsheets open right: UTF-8 marked as such, semicolons, CRLF,
// every cell quoted. A cell that a spreadsheet would run as a formula begins with an apostrophe.

/** @typedef {import("../lib/records.js").CaseRecord} CaseRecord */

/** @type {[string, keyof CaseRecord][]} */
const COLUMNS = [
  ["Titre", "title"],
  ["Type", "kind"],
  ["Résumé", "summary"],
  ["Lieu", "place"],
  ["Région", "regions"],
  ["Thèmes", "themes"],
  ["Date", "dated"],
  ["Faits connus jusqu’en", "known"],
  ["Joindre", "reach"],
  ["Adresse", "address"],
];

// A date that is not known for sure is told in words: data mark it by a sign (2023~).
/** @type {(name: keyof CaseRecord, value: unknown) => unknown} */
const told = (name, value) => (name === "known" ? String(value ?? "").replace(/^(.+)~$/, "vers $1") : value);

/** @type {(value: unknown) => string} */
const cell = (value) => {
  const text = Array.isArray(value) ? value.join(", ") : String(value ?? "");
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** @type {(records: Partial<CaseRecord>[]) => string} */
export const csv = (records) => {
  const rows = [
    COLUMNS.map(([title]) => title),
    ...records.map((record) => COLUMNS.map(([, name]) => told(name, record[name]))),
  ];
  return `\ufeff${rows.map((row) => `${row.map(cell).join(";")}\r\n`).join("")}`;
};
