// Whether a page tells what its authors lived, which says what is agreed to before it is sent.
import { isTestimony } from "../fields/documents/testimony.js";
import { isGroup, listOf } from "../rules/yaml-values.js";

/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Value} Value */

/** @type {(data: Data) => Value[]} */
const testified = ({ new_sources }) =>
  listOf(new_sources).flatMap((one) => (isGroup(one) && isTestimony(one) ? one.id : []));

// On what a page stands that cites what its authors lived, alone or beside documents. Of a page that is mended, `before` is what it was:
// what it cited then was lived by somebody else.
/** @type {(data: Data, before?: Data) => "documents" | "lived" | "partly lived"} */
export const livedGround = (data, before = {}) => {
  const others = testified(before);
  const own = new Set(testified(data).filter((id) => !others.includes(id)));
  const cited = listOf(data.sources);
  const lived = cited.filter((id) => own.has(id)).length;
  if (!lived) return "documents";
  return lived === cited.length ? "lived" : "partly lived";
};
