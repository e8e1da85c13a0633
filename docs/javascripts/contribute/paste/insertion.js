// Words put into a field as if they had been typed.

// As typed by hand, so that the browser can undo it; set where it refuses.
/** @type {(field: HTMLInputElement | HTMLTextAreaElement, text: string) => void} */
export const insert = (field, text) => {
  field.focus();
  if (!text || document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
};
