// Words that another program has misread, letters that it lost: twin of macros/casebook/language/mojibake.py.

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./catalogue.js").Path} Path */
/** @typedef {import("./catalogue.js").Problem} Problem */
/** @typedef {{ at: number, word: string, meant: string }} Misread a word that was misread: its offset in the text, itself, what it was */

/** @type {(catalogue: Catalogue, text: string) => string} */
export const repaired = (catalogue, text) =>
  text.replace(catalogue.expression("misread"), (found) => catalogue.meant(found) ?? "à ");

// The first of each line.
/** @type {(catalogue: Catalogue, text: string) => Misread[]} */
export const misread = (catalogue, text) => {
  let line = 0;
  return [...text.matchAll(catalogue.expression("misread"))].flatMap((found) => {
    if (found.index < line) return [];
    line = text.indexOf("\n", found.index) + 1 || text.length;
    const start = /[^ \n]*$/.exec(text.slice(0, found.index))?.index ?? 0;
    const from = found.index + found[0].length;
    const word = text.slice(start, from + (/^[^ \n]*/.exec(text.slice(from))?.[0].length ?? 0));
    return [{ at: found.index, word: word.trim(), meant: repaired(catalogue, word).trim() }];
  });
};

// The word around a character of a text.
/** @type {(text: string, at: number) => string} */
export const wordAround = (text, at) => {
  const start = /[^ \n]*$/.exec(text.slice(0, at))?.index ?? 0;
  return [...text.slice(start)].slice(0, 80).join("").split(/[ \n]/)[0];
};

// Words that another program misread, and those of which it lost a letter.
/** @type {(catalogue: Catalogue, text: string) => [offset: number, finding: ReturnType<Catalogue["say"]>][]} */
const doubts = (catalogue, text) => {
  const lost = text.indexOf(catalogue.rules.lost);
  return [
    ...(lost < 0
      ? []
      : [
          /** @type {[number, ReturnType<Catalogue["say"]>]} */ ([
            lost,
            catalogue.say("lost-character", { value: wordAround(text, lost) }),
          ]),
        ]),
    ...misread(catalogue, text).map(
      ({ at, word, meant }) =>
        /** @type {[number, ReturnType<Catalogue["say"]>]} */ ([
          at,
          catalogue.say("misread-text", { value: word, meant }),
        ]),
    ),
  ];
};

// Those of some values and of a body; `lineTyped` gives the line of what was typed for a line of the body.
/** @type {(catalogue: Catalogue, values: [path: Path, text: string][], body: string, lineTyped: (line: number) => number) => Problem[]} */
export const doubtsIn = (catalogue, values, body, lineTyped) => [
  ...values.flatMap(([path, value]) => doubts(catalogue, value).map(([, found]) => ({ path, ...found }))),
  ...doubts(catalogue, body).map(([at, found]) => ({
    path: [],
    line: lineTyped(body.slice(0, at).split("\n").length),
    ...found,
  })),
];
