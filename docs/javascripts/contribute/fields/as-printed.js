// A text of the file in a field, as French prints it, and back: what nobody touches is in the file as it was, to the letter.
import { typographic } from "../../language/typography.js";

// `written` is the text of the file for what the field holds now. A printed text has as many characters as the other, each at its
// place: what stands before and after what was touched is that of the file, and so is every whole line between.
/** @type {(raw: string) => { shown: string, written: (now: string) => string }} */
export const asPrinted = (raw) => {
  const shown = typographic(raw);
  const own = raw.split("\n");
  const lines = new Map(shown.split("\n").map((line, rank) => [line, own[rank]]));
  return {
    shown,
    written: (now) => {
      const most = Math.min(now.length, shown.length);
      let start = 0;
      while (start < most && now[start] === shown[start]) start += 1;
      let end = 0;
      while (end < most - start && now.at(-1 - end) === shown.at(-1 - end)) end += 1;
      const between = now.slice(start, now.length - end).split("\n");
      const kept = between.map((line) => lines.get(line) ?? line).join("\n");
      return raw.slice(0, start) + kept + raw.slice(raw.length - end);
    },
  };
};
