// The permanent id of a new case: eight letters and figures at random, none that is taken for another when it is read aloud or copied by
// hand. `new_id` of macros/casebook/schema/case_ids.py makes the same. That no other case has it is for the check: a library of 30,000
// cases has one chance in six million to.

const LETTERS = "bcdfghjkmnpqrstvwxz";
const SIGNS = `23456789${LETTERS}`;
const LENGTH = 8;

/** @type {() => string} */
export const newCaseId = () =>
  [...crypto.getRandomValues(new Uint32Array(LENGTH))]
    .map((number, index) => {
      const signs = index ? SIGNS : LETTERS;
      return signs[number % signs.length];
    })
    .join("");
