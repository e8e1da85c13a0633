// A text as people see it, before any rule looks: twin of macros/casebook/files/normal_text.py, over the same expressions.

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */

// Composed letters, one kind of line end, none of the marks that nobody sees.
/** @type {(catalogue: Catalogue, text: string) => string} */
export const normal = (catalogue, text) =>
  text
    .replace(catalogue.expression("breaks"), (end) => (end === "\u2029" ? "\n\n" : "\n"))
    .replace(catalogue.expression("dropped"), "")
    .normalize("NFC");

// The same, and the line of what was typed for a line of it, both from 1.
/** @type {(catalogue: Catalogue, typed: string) => { text: string, lineTyped: (line: number) => number }} */
export const seen = (catalogue, typed) => {
  const lines = typed.split(/\r\n?|\n/).map((line) => normal(catalogue, line));
  return {
    text: lines.join("\n").normalize("NFC"),
    lineTyped: (line) => {
      let left = line;
      const at = lines.findIndex((one) => (left -= one.split("\n").length) <= 0);
      return at < 0 ? lines.length : at + 1;
    },
  };
};
