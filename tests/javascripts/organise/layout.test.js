// The table of one day: every session stands once, in its room, beside those that it meets.
import assert from "node:assert/strict";
import { test } from "node:test";

const { layoutOf, timed } = await import(
  new URL("../../../docs/javascripts/organise/timetable/layout.js", import.meta.url).href
);

const at = (id, room, start, end) => ({ id, room, start, end });

// The table as a grid of what stands in each square, as a browser lays it out; fails where two cells meet or one is missing.
const drawn = ({ columns, rows }) => {
  const width = columns.reduce((sum, { lanes }) => sum + lanes, 0);
  const grid = rows.map(() => Array(width).fill(null));
  rows.forEach(({ cells }, row) => {
    for (const cell of cells) {
      const column = grid[row].indexOf(null);
      assert.notEqual(column, -1, "a cell too many");
      for (let down = 0; down < (cell.rows ?? 1); down += 1)
        for (let across = 0; across < (cell.columns ?? 1); across += 1) {
          assert.equal(grid[row + down][column + across], null, "two cells in one place");
          grid[row + down][column + across] = cell.kind === "session" ? cell.id : cell.kind === "free" ? "" : "-";
        }
    }
    assert.ok(!grid[row].includes(null), "a place without a cell");
  });
  return grid;
};

test("parallel sessions stand side by side, those for all across", () => {
  const sessions = [
    at("open", "", 540, 570),
    at("a", "A", 570, 615),
    at("b", "B", 570, 615),
    at("lunch", "", 615, 675),
  ];
  assert.deepEqual(drawn(layoutOf(sessions, ["A", "B"])), [
    ["open", "open"],
    ["a", "b"],
    ["lunch", "lunch"],
  ]);
});

test("two sessions of one room at once take two lanes, and no place is free beside them", () => {
  const sessions = [at("a", "A", 570, 615), at("late", "A", 600, 660), at("b", "B", 570, 660)];
  assert.deepEqual(drawn(layoutOf(sessions, ["A", "B"])), [
    ["a", "-", "b"],
    ["a", "late", "b"],
    ["-", "late", "b"],
  ]);
});

test("a room without a session has its free places, and a session without a room has a column", () => {
  const sessions = [at("a", "A", 540, 600), at("walk", "", 540, 600)];
  assert.deepEqual(drawn(layoutOf(sessions, ["A", "B"])), [["a", "", "walk"]]);
  assert.deepEqual(layoutOf([], []), { columns: [{ room: "", lanes: 1 }], rows: [] });
});

test("a moment at which nothing happens is a bare row", () => {
  const { rows } = layoutOf([at("a", "A", 540, 600), at("b", "A", 660, 720)], ["A"]);
  assert.deepEqual(
    rows.map(({ bare }) => bare),
    [false, true, false],
  );
});

test("whatever the sessions, each stands in one rectangle", () => {
  let seed = 7;
  const random = (most) => {
    seed = (seed * 48271) % 2147483647;
    return seed % most;
  };
  for (let turn = 0; turn < 200; turn += 1) {
    const sessions = Array.from({ length: random(14) }, (_, number) => {
      const start = 480 + 15 * random(20);
      return at(`s${number}`, ["", "A", "B", "C"][random(4)], start, start + 15 * (1 + random(6)));
    });
    const layout = layoutOf(sessions, ["A", "B"]);
    const grid = drawn(layout);
    for (const { id, start, end } of sessions) {
      const rows = layout.rows.filter((_, row) => grid[row].includes(id));
      assert.equal(rows[0].start, start);
      assert.equal(rows.at(-1).end, end);
    }
  }
});

test("a session stands in the room of the list that its own means, however it is written", () => {
  const rooms = ["Salle Vercors", "Salle Chartreuse"].map((name) => ({ name, capacity: "", note: "" }));
  const session = (key, start, room) => ({ key, start, end: "", room });
  const written = ["salle vercors", "Salle  CHARTREUSE", "Salle Chartreuse", "Ailleurs", ""];
  const sessions = [
    ...written.map((room, rank) => session(`s${rank}`, "10:00", room)),
    session("untimed", "", "Salle Vercors"),
  ];
  const found = timed(sessions, rooms);
  assert.deepEqual(
    found.map(({ id, room }) => [id, room]),
    [
      ["s0", "Salle Vercors"],
      ["s1", "Salle Chartreuse"],
      ["s2", "Salle Chartreuse"],
      ["s3", "Ailleurs"],
      ["s4", ""],
    ],
  );
  const { columns } = layoutOf(
    found,
    rooms.map(({ name }) => name),
  );
  assert.deepEqual(
    columns.map(({ room, lanes }) => [room, lanes]),
    [
      ["Salle Vercors", 1],
      ["Salle Chartreuse", 2],
      ["Ailleurs", 1],
      ["", 1],
    ],
  );
});
