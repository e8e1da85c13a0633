// What controls know of the form around them, and which control each field gets: for a case that is written (fields/case-form.js), and for
// the frame and the sessions of a day (organise/).
import { field } from "./fields/field.js";
import { groupList } from "./fields/group-list.js";
import { oneGroup } from "./fields/groups.js";
import { multiValueField } from "./fields/multi-value.js";

/** @typedef {import("./fields/control.js").Form} Form */

/** @type {(around: Pick<Form, "catalogue" | "folder" | "key" | "departments" | "onlySource">) => Form} */
export const formAround = (around) => {
  /** @type {Form} */
  const form = {
    ...around,
    lookups: new Map(),
    control: (spec, raw, wanted) => {
      if (spec.kind === "group") return (spec.list ? groupList : oneGroup)(form, spec, raw, wanted);
      return (spec.list ? multiValueField : field)(form, spec, raw, wanted);
    },
  };
  return form;
};
