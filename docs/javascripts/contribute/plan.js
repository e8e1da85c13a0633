// Where each field of a type stands in the form: what is asked of everybody, then what may be
// added, by subject. A field that no subject claims comes under the last.

// Asked of everybody though it may stay empty.
const SUGGESTED = ["place"];

// Written elsewhere: the documents have their own part, the provenance is asked before sending.
const APART = ["sources", "new_sources", "provenance"];

const SUBJECTS = [
  ["Où", ["departments", "regions", "territory", "national", "perimeter", "venue"]],
  ["Quand", ["date", "starts", "ends", "since", "verified_on", "founded", "milestones", "stage", "state"]],
  ["Qui", ["poles", "carrier", "structures", "members", "partners", "people", "host", "guest", "organisers", "supporters", "operator", "networks", "recognitions"]],
  ["Chiffres et moyens", ["key_figures", "funding", "audience"]],
  ["Ce qui peut servir à d’autres", ["offers", "peer", "examples", "lessons_guest", "lessons_host", "outputs", "commitments", "programme", "documents", "topics", "eligibility", "evidence"]],
  ["Noms et liens", ["aliases", "website", "challenges", "kind", "context", "related", "cases", "event", "exchange", "scheme", "part_of", "original"]],
  ["Pour l’équipe éditoriale", ["former_slugs", "reviewed", "review_every", "withdrawn"]],
];
const OTHERS = "Autres précisions";

// `{ first: [name], subjects: [[title, [name]]] }`, the names of the fields of a type.
export const planOf = (type) => {
  const names = type.fields.map((spec) => spec.name).filter((name) => !APART.includes(name));
  const needed = new Set([...type.needs, ...type.fields.filter((spec) => spec.required).map((spec) => spec.name)]);
  const first = [...names.filter((name) => needed.has(name) && name !== "themes"), ...["themes", ...SUGGESTED].filter((name) => names.includes(name) && (needed.has(name) || SUGGESTED.includes(name)))];
  const left = names.filter((name) => !first.includes(name));
  const claimed = new Set(SUBJECTS.flatMap(([, those]) => those));
  const subjects = SUBJECTS.map(([title, those]) => [title, those.filter((name) => left.includes(name))]);
  subjects.splice(-1, 0, [OTHERS, left.filter((name) => !claimed.has(name))]);
  return { first, needed, subjects: subjects.filter(([, those]) => those.length) };
};
