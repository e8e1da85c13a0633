// What the page of a case learns from the visitor's day and browser: whether its review is
// due and its offers still stand, a citation to copy, a button to print. Without this script
// every date stands as it was written and everything can be read.

const now = new Date();
const two = (number) => String(number).padStart(2, "0");
const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
const MONTHS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
];
const words = (date) => {
  const [year, month, day] = date.split("-").map(Number);
  return `${day === 1 ? "1er" : day} ${MONTHS[month - 1]} ${year}`;
};

const button = (text, act) => {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  made.addEventListener("click", () => act(made));
  return made;
};

// The review: planned for a day that may have passed.
for (const line of document.querySelectorAll("[data-due]")) {
  if (line.dataset.due <= today) {
    line.textContent = `À relire depuis le ${words(line.dataset.due)}.`;
    line.classList.add("overdue");
  }
}

// The offers: first on the page while one of them stands, with the others once none does.
const offers = document.getElementById("x-offres");
for (const line of offers ? offers.querySelectorAll("[data-until]") : []) {
  const standing = line.querySelector("[data-standing]");
  if (line.dataset.until < today)
    standing.textContent = `${standing.textContent.split(",")[0]}, valable jusqu’au ${words(line.dataset.until)} : à confirmer avant de compter dessus`;
}
if (
  offers?.classList.contains("standing-offers") &&
  ![...offers.querySelectorAll("[data-until]")].some((line) => line.dataset.until >= today)
) {
  offers.classList.remove("standing-offers");
  offers.parentElement.append(offers);
}

// The citation: its address where the site gave it none, the day, a copy of the whole.
const citation = document.querySelector("[data-citation]");
if (citation) {
  const address = citation.querySelector("[data-address]");
  if (address.textContent.startsWith("/")) address.textContent = location.origin + location.pathname;
  citation.querySelector("[data-today]").textContent = words(today);
  const said = Object.assign(document.createElement("span"), { className: "note", role: "status" });
  const copy = button("Copier la citation", async () => {
    try {
      await navigator.clipboard.writeText(citation.textContent.replace(/\s*\n\s*/g, " ").trim());
      said.textContent = " Citation copiée.";
    } catch {
      getSelection().selectAllChildren(citation);
      said.textContent = " La citation est sélectionnée : copiez-la avec Ctrl + C.";
    }
  });
  const line = document.createElement("p");
  line.append(copy, said);
  citation.after(line);
}

document.querySelector(".case-actions")?.append(button("Imprimer", () => print()));

// The facts that narrow screens fold: open where the style sheet cannot open them by itself.
const facts = document.querySelector(".more-facts");
if (facts && !CSS.supports("selector(::details-content)")) {
  const wide = matchMedia("(min-width: 60.01rem)");
  const fit = () => {
    facts.open = wide.matches;
  };
  fit();
  wide.addEventListener("change", fit);
  addEventListener("beforeprint", () => {
    facts.open = true;
  });
  addEventListener("afterprint", fit);
}
