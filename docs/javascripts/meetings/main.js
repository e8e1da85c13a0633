// The list of events: one that was to come when the site was built may be over on the day of the visitor. It goes to the
// head of those that are, the last one first. Without this script the list is that of the day of the build.

const now = new Date();
const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

const ahead = document.querySelector("ul[data-last]");
const over = document.querySelector("#passees + ul");
if (ahead instanceof HTMLElement && over) {
  const days = (ahead.dataset.last ?? "").split(" ");
  const ended = [...ahead.children]
    .map((card, rank) => ({ card, last: days[rank] }))
    .filter(({ last }) => last < today);
  ended.sort((one, other) => (one.last < other.last ? 1 : -1));
  over.prepend(...ended.map(({ card }) => card));
  if (!ahead.children.length) {
    ahead.previousElementSibling?.remove();
    ahead.remove();
  }
}
