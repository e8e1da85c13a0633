// What an address that leads nowhere was meant to be. Pure functions over text.

// The first parts of addresses say what kind of page is meant: no word of a title.
const FOLDERS = /^(?:page ?\d*|index|fiche|fr|www)$/;

// The words of the last part of a path that says anything: `/pole/Clus_Ter-Jura.html` → `Clus Ter Jura`.
/** @type {(path: string) => string} */
export const soughtIn = (path) => {
  let written = path;
  try {
    written = decodeURIComponent(path);
  } catch {
    /* as it is */
  }
  const parts = written
    .normalize("NFC")
    .split("/")
    .map((part) =>
      part
        .replace(/\.(?:html?|php|aspx?|md|json)$/i, "")
        .replace(/[^\p{L}\p{N}’']+/gu, " ")
        .trim(),
    )
    .filter((part) => part && !FOLDERS.test(part.toLowerCase()));
  return (parts.at(-1) ?? "").slice(0, 80);
};
