// Whether what a program puts on the clipboard as HTML says more than its words. This is asked at each paste; what makes such a page plain
// (`pasted-page.js`) comes with the first that does.

const RICH = "p, li, a[href], b, strong, i, em, h1, h2, h3, h4, h5, h6, table, img, sup, blockquote";
const NOTHING =
  "script, style, meta, link, title, head, template, iframe, object, embed, svg, math, form, input, button, select, textarea, noscript";

// The page of a paste, or nothing where its markup says no more than its words: an editor's colours, a chat's lines.
/** @type {(html: string) => Document | null} */
export const pageOf = (html) => {
  // Under the policy of the site even such a document may have no style and no handler: they are kept as data, the styles read below.
  const unstyled = html
    .replace(/<style\b[^]*?<\/style>/gi, "")
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\s(style|on[a-z]+)\s*=/gi, " data-$1="));
  const page = new DOMParser().parseFromString(unstyled, "text/html");
  for (const part of page.querySelectorAll(NOTHING)) part.remove();
  return page.body.querySelector(RICH) ? page : null;
};
