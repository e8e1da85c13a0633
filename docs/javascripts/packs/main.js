// A page of a pack, to print: a button does it. Without this script the browser's own menu prints the same sheets.

const line = document.querySelector("[data-print]");
if (line) {
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "act strong",
    textContent: "Imprimer",
  });
  button.addEventListener("click", () => print());
  line.append(button);
}
