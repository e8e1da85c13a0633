// A text handed over as a file, made in the browser.

const KEPT = 60_000; // milliseconds: the browser has read the file by then

/** @type {(name: string, text: string, type: string) => void} */
export const download = (name, text, type) => {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = Object.assign(document.createElement("a"), { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), KEPT);
};
