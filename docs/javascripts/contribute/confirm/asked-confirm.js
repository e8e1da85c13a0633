// Whether a page is read again by those whom it tells of; their form comes when it is. The controls of which it is made are handed to it,
// as they are to the form of a rapporteur (`report/asked-report.js`), with what finds out whether a fact can be taken away.
import { dayOf } from "../../lib/dates.js";
import { fold, slugOf } from "../../lib/names.js";
import { formAround } from "../fields/group-list.js";
import { notesFor } from "../fields/objections.js";
import { sectionFields } from "../fields/sections.js";
import { finished } from "../flow/finished.js";
import { READ_AGAIN } from "../flow/steps.js";
import { sectionId } from "../rules/links.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../fields/case-form.js").CaseForm} CaseForm */
/** @typedef {import("../flow/editing-session.js").Start} Start */
/** @typedef {Pick<typeof import("../flow/finishing.js"), "check" | "fromRoot" | "html" | "inWords" | "titlesOf" | "withoutHarm">} Finished */
/** @typedef {Finished & { formAround: typeof formAround, notesFor: typeof notesFor, sectionFields: typeof sectionFields, fold: typeof fold, sectionId: typeof sectionId, slugOf: typeof slugOf, today: string, address: string }} Handed */

// The form of who reads a published page again, where the address or a draft asks for it; none, for the whole form, elsewhere. It fails
// where it does not come: the whole form would send answers that it does not show.
/** @type {(catalogue: Catalogue, start: Start, asked: boolean | undefined, forms: () => Promise<Pick<typeof import("./confirm-form.js"), "confirmForm">>, turn: () => void) => Promise<((catalogue: Catalogue, start: Start) => CaseForm) | undefined>} */
export const confirmOf = async (catalogue, { file, answers }, asked = Boolean(answers), forms, turn) => {
  if (!asked || !file) return undefined;
  const [room, tools] = await Promise.all([forms(), finished(catalogue)]);
  const handed = {
    ...tools,
    formAround,
    notesFor,
    sectionFields,
    fold,
    sectionId,
    slugOf,
    today: dayOf(),
    address: READ_AGAIN,
  };
  return (_catalogue, start) => room.confirmForm(handed, catalogue, start, turn);
};
