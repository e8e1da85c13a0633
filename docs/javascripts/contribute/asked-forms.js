// The forms that an address asks for, in one file that comes when one of them is asked for (asked-form.js).
export { confirmForm } from "./confirm/confirm-form.js";
export { reportForm } from "./report/report-form.js";
