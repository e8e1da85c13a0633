// Words that come under a field move what is below: not while a finger is down on it.

/** @type {(() => void)[] | null} */
let waiting = null; // for the finger that is down
let followed = false;

// To be called once a page has something to wait for; again does nothing.
export const followPointer = () => {
  if (followed) return;
  followed = true;
  const press = () => {
    waiting = [];
  };
  const release = () => {
    const runs = waiting ?? [];
    waiting = null;
    setTimeout(() => runs.forEach((run) => run()), 0);
  };
  document.addEventListener("pointerdown", press, true);
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, release, true);
};

// Do something at once, or as soon as no finger is down.
/** @type {(run: () => void) => void} */
export const afterRelease = (run) => {
  if (waiting) waiting.push(run);
  else setTimeout(run, 0);
};
