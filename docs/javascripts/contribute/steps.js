// The steps of the form, one shown at a time, and the bar that names them. The address says which
// (`#ecrire`), so that the back button goes back.
import { make } from "../elements.js";

export const STEPS = [["choisir", "Choisir"], ["ecrire", "Écrire"], ["relire", "Relire"], ["envoyer", "Envoyer"]];

// `open(name)` is asked before a step is shown, and may say another; `shown(name)` is told after.
export const steps = (holder, { allowed, chosen }) => {
  const sections = new Map(STEPS.map(([name]) => {
    const section = holder.querySelector(`[data-step=${name}]`) ?? holder.appendChild(make("section", { className: "step", hidden: true, data: { step: name }, attributes: { "aria-labelledby": `pas-${name}` } }));
    return [name, section];
  }));
  const buttons = new Map(STEPS.map(([name, title], index) => {
    const button = make("button", { type: "button", className: "step-button" }, make("span", { className: "step-number", textContent: `${index + 1}` }), make("span", { textContent: title }));
    button.addEventListener("click", () => chosen(name));
    return [name, button];
  }));
  const bar = make("nav", { className: "steps", attributes: { "aria-label": "Les étapes" } }, make("ol", {}, ...[...buttons.values()].map((button) => make("li", {}, button))));
  holder.prepend(bar);
  let current = "choisir";
  const show = (name) => {
    current = name;
    for (const [other, section] of sections) section.hidden = other !== name;
    for (const [other, button] of buttons) {
      button.disabled = !allowed(other);
      if (other === name) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
  };
  return {
    show,
    section: (name) => sections.get(name),
    current: () => current,
    // To the title of the step, for who sees it as for who hears it.
    focus: () => {
      const title = sections.get(current).querySelector("h2");
      holder.scrollIntoView({ block: "start" });
      title?.focus({ preventScroll: true });
    },
  };
};
