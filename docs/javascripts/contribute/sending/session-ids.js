// The ids of the sessions of an event, as the form gives them. A session is led to by its id or, without one, by a fragment made of its
// title: one that is new gets its id when it first leaves the form, one whose title changes the fragment that it had, so that what leads
// to it goes on doing so. A session that nobody touched stays as it is written. Pure functions.
import { fragmentsOf as namedFragments } from "../rules/programme/fragments.js";
import { isGroup, listOf } from "../rules/yaml-values.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../catalogue.js").Data} Data */
/** @typedef {import("../catalogue.js").Value} Value */

const LIST = "programme";

/** @type {(value: Value | undefined) => Data[]} */
const sessionsOf = (value) => listOf(value).map((one) => (isGroup(one) ? one : {}));

/** @type {(session: Data) => string} */
const titleOf = ({ title }) => (typeof title === "string" ? title : "");

// The fragment by which each session of a programme is led to.
/** @type {(catalogue: Catalogue, sessions: Data[]) => string[]} */
const fragmentsOf = ({ rules }, sessions) =>
  namedFragments(
    rules.fragments,
    sessions.map((session) => [typeof session.id === "string" ? session.id : "", titleOf(session)]),
  );

// For each session the one that it was: that of the same title, in their order, else that of the same rank; nothing for a new one.
/** @type {(before: Data[], after: Data[]) => (number | undefined)[]} */
const formerly = (before, after) => {
  const left = new Set(before.keys());
  const same = after.map((session) => {
    const found = [...left].find((rank) => titleOf(before[rank]) === titleOf(session));
    if (found !== undefined) left.delete(found);
    return found;
  });
  return same.map((found, rank) => found ?? (left.has(rank) ? rank : undefined));
};

// The values of a case with the ids that its sessions are given; `published` are those of the page as it is, nothing for a new one.
/** @type {(catalogue: Catalogue, folder: string, published: Data | undefined, data: Data) => Data} */
export const withSessionIds = (catalogue, folder, published, data) => {
  const field = catalogue.type(folder).named.get(LIST);
  const given = data[LIST];
  if (!Array.isArray(given) || field?.kind !== "group" || JSON.stringify(given) === JSON.stringify(published?.[LIST]))
    return data;
  const [before, after] = [sessionsOf(published?.[LIST]), sessionsOf(given)];
  const [had, have] = [fragmentsOf(catalogue, before), fragmentsOf(catalogue, after)];
  const was = formerly(before, after);
  const sessions = given.map((session, rank) => {
    const former = was[rank];
    const wanted = former === undefined ? have[rank] : had[former];
    return !isGroup(session) || session.id || (former !== undefined && wanted === have[rank])
      ? session
      : { id: wanted, ...session };
  });
  return { ...data, [LIST]: sessions };
};
