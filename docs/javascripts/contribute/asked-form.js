// Which form of a case is opened: all of its fields, or those for which an address asked.
import { confirmOf } from "./confirm/asked-confirm.js";
import { reportOf } from "./report/asked-report.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./fields/case-form.js").CaseForm} CaseForm */
/** @typedef {import("./flow/editing-session.js").Start} Start */
/** @typedef {import("./flow/steps.js").Shown} Shown */

const forms = () => import("./asked-forms.js");

// None for all fields. `turn` goes on in another form of the same page.
/** @type {(catalogue: Catalogue, start: Start, shown: Shown, turn: (shown: Shown) => void) => Promise<((catalogue: Catalogue, start: Start) => CaseForm) | undefined>} */
export const formOf = async (catalogue, start, { report, confirm }, turn) =>
  (await confirmOf(catalogue, start, confirm, forms, () => turn({ confirm: false }))) ??
  reportOf(catalogue, start, report, forms, (other) => turn({ report: other, confirm: false }));
