// A text or a picture handed over as a file, made in the browser.

const KEPT = 60_000; // milliseconds: the browser has read the file by then

/** @type {(name: string, content: string | Blob, type: string) => void} */
export const download = (name, content, type) => {
  const file = content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` });
  const href = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), KEPT);
};
