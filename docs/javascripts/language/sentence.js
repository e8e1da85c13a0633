// Words as they stand inside a sentence.

// A declared label with a small first letter: `Entreprise de l'ESS`. A first word with a capital further on (`ESS`,
// `Domb'Innov`) stays as it is. The twin of `lower_first` in macros/casebook/language/french.py.
/** @type {(text: string) => string} */
export const lowerFirst = (text) => {
  const rest = text.split(" ", 1)[0].slice(1);
  return /^['’]/.test(rest) || rest === rest.toLowerCase() ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
};
