// Whether the form of a rapporteur is asked for; it comes when it is. The controls of which it is made, and the fragments of sessions, are
// handed to it: a module that it imported from the form would be parted from what every page of the form fetches first, and cost all of
// them a request.
import { formAround, groupList } from "../fields/group-list.js";
import { fragmentsOf } from "../rules/programme/fragments.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../fields/case-form.js").CaseForm} CaseForm */
/** @typedef {import("../flow/editing-session.js").Start} Start */

// The form of what came out of an event, or of one of its sessions, where `report` asks for it; none, for the whole form, elsewhere and
// where it does not come.
/** @type {(catalogue: Catalogue, start: Start, report: string | undefined, forms: () => Promise<Pick<typeof import("./report-form.js"), "reportForm">>, turn: (report?: string) => void) => Promise<((catalogue: Catalogue, start: Start) => CaseForm) | undefined>} */
export const reportOf = async (catalogue, { folder }, report, forms, turn) => {
  if (report === undefined || !catalogue.type(folder).named.has("outputs")) return undefined;
  const { reportForm } = await forms().catch(() => ({ reportForm: null }));
  return reportForm
    ? (_catalogue, start) => reportForm({ formAround, groupList, fragmentsOf }, catalogue, start, report, turn)
    : undefined;
};
