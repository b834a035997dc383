// A pointer that rests on a term shows its meaning; a click, a tap or a key opens it without this file.
// Where the browser has no popovers, the word itself leads to the glossary.
if (!("popover" in HTMLElement.prototype)) {
  for (const term of document.querySelectorAll("button.term")) {
    const means = term.nextElementSibling;
    const link = means.querySelector("a");
    link.className = "term";
    link.replaceChildren(...term.childNodes);
    term.replaceWith(link);
    means.remove();
  }
} else {
  const RESTS_AFTER = 300;
  /** @type {number | undefined} */
  let waiting;

  /** @param {EventTarget | null} target */
  const termAt = (target) => (target instanceof Element ? target.closest("button.term") : null);

  document.addEventListener("pointerover", (event) => {
    const term = termAt(event.target);
    if (!term || event.pointerType !== "mouse" || !term.popoverTargetElement) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => term.popoverTargetElement.showPopover(), RESTS_AFTER);
  });
  document.addEventListener("pointerout", (event) => {
    if (termAt(event.target)) clearTimeout(waiting);
  });
}
