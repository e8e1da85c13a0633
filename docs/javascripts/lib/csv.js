// A table that French spreadsheets open right: UTF-8 told by its mark, semicolons, CRLF,
// every cell quoted. A cell that a spreadsheet would run as a formula begins with an apostrophe.
const COLUMNS = [
  ["Titre", "title"],
  ["Type", "kind"],
  ["Résumé", "summary"],
  ["Lieu", "place"],
  ["Région", "regions"],
  ["Thèmes", "themes"],
  ["Année", "year"],
  ["Adresse", "address"],
];

const cell = (value) => {
  const text = Array.isArray(value) ? value.join(", ") : String(value ?? "");
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

export const csv = (records) =>
  `\ufeff${[COLUMNS.map(([title]) => title), ...records.map((record) => COLUMNS.map(([, name]) => record[name]))].map((row) => `${row.map(cell).join(";")}\r\n`).join("")}`;

export const download = (text, name) => {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
