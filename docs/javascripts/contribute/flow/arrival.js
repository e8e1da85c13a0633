// What the form says while a part of it is on its way: that it is coming; once it is late, how to go on without it; and that
// it did not come, where it did not. The words stand in the page (contribution_form.html), with the other ways, out of sight until
// then; `data-arrival` on the form brings them out.

const LATE = 12_000; // milliseconds

/**
 * What comes, as it was given. Meanwhile `place` says so to who asked for it (its class `asked`), and to everybody once it is late.
 * Without it nothing more can be done here: it does not fail, it never comes.
 * @template Part
 * @param {HTMLElement} place
 * @param {Promise<Part>} coming
 * @param {string} [asked] the address to load again where it does not come; by default, that of the page
 * @returns {Promise<Part>}
 */
export const arriving = (place, coming, asked = location.href) => {
  place.dataset.arrival = "coming";
  place.dataset.again = asked;
  const late = setTimeout(() => {
    place.dataset.arrival = "late";
  }, LATE);
  return new Promise((resolve) => {
    coming.then(
      (part) => {
        clearTimeout(late);
        delete place.dataset.arrival;
        resolve(part);
      },
      () => {
        clearTimeout(late);
        place.removeAttribute("aria-busy");
        place.dataset.arrival = "missing";
      },
    );
  });
};
