// Where an arrow leads among things that are laid out in two dimensions.

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

const ASIDE = 3; // a step aside is worth so many straight on

/** @type {(box: Box) => [x: number, y: number]} */
const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];

// Of several boxes the one next to `from` in a direction, each 0 or ±1; -1 where there is none.
/** @type {(from: Box, boxes: Box[], across: number, down: number) => number} */
export const nextTo = (from, boxes, across, down) => {
  const [x, y] = middle(from);
  let best = -1;
  let least = Infinity;
  boxes.forEach((box, index) => {
    const [otherX, otherY] = middle(box);
    const ahead = across ? (otherX - x) * across : (otherY - y) * down;
    const aside = Math.abs(across ? otherY - y : otherX - x);
    const far = ahead + ASIDE * aside;
    if (ahead > 1 && far < least) [best, least] = [index, far];
  });
  return best;
};

// Where a place is: where that is which it is in. Of what is out of sight, the browser knows no more without drawing it.
/** @type {(place: HTMLElement) => DOMRect} */
export const boxOf = (place) => (place.closest(".droppable") ?? place).getBoundingClientRect();

// Of several places the one next to `from`; where there is none in that direction, the next one in their order.
/** @type {(from: HTMLElement, all: HTMLElement[], across: number, down: number) => HTMLElement | null} */
export const neighbour = (from, all, across, down) => {
  const found = nextTo(boxOf(from), all.map(boxOf), across, down);
  if (found >= 0) return all[found];
  const at = all.indexOf(from) + (across + down > 0 ? 1 : -1);
  return all[at] ?? null;
};
