// Elements made without a template: text stays text, whatever it holds.
export const make = (tag, properties = {}, ...children) => {
  const { attributes = {}, data = {}, ...plain } = properties;
  const element = Object.assign(document.createElement(tag), plain);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element.dataset, data);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

export const action = (text, run, properties = {}) => {
  const button = make("button", { type: "button", textContent: text, className: "act", ...properties });
  button.addEventListener("click", run);
  return button;
};

// Where the browser does not let a page write to the clipboard, the link is there to be copied by hand.
export const copyLink = async (address, beside, tell) => {
  try {
    await navigator.clipboard.writeText(address);
    tell("Le lien est copié. Collez-le dans un message : qui l’ouvre voit la même chose que vous.");
  } catch {
    const field =
      beside.querySelector(".link-field") ||
      beside.appendChild(
        make("input", {
          className: "link-field",
          type: "text",
          readOnly: true,
          attributes: { "aria-label": "Le lien à copier" },
        }),
      );
    field.value = address;
    field.focus();
    field.select();
    tell("Voici le lien : copiez-le avec Ctrl + C, ou par un appui long.");
  }
};

// What somebody typed or an address holds, short enough to be repeated in a message.
export const quoted = (text) => `« ${text.length > 60 ? `${text.slice(0, 60)}…` : text} »`;

export const pageCount = (number) => (number === 1 ? "1 page" : `${number} pages`);

export const listed = (items) =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} et ${items.at(-1)}`;
