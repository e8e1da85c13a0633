// Long files of data, which the build writes twice.
import { ROOT } from "./addresses.js";

// A JSON file of the site by its address from the root. Beside it is the same, compressed
// (`.z`): not every host compresses what it serves, and not every browser can open it.
/** @type {(path: string) => Promise<any>} */
export const unpacked = async (path) => {
  if ("DecompressionStream" in window) {
    try {
      const packed = await fetch(new URL(path.replace(/\.json$/, ".z"), ROOT));
      if (packed.ok && packed.body)
        return await new Response(packed.body.pipeThrough(new DecompressionStream("gzip"))).json();
    } catch {
      /* the plain file says the same */
    }
  }
  const plain = await fetch(new URL(path, ROOT));
  if (!plain.ok) throw new Error(`${path}: ${plain.status}`);
  return plain.json();
};
