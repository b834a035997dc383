/** The form as the reader fills it in: ticks, errors, and boxes that stand alone. */

/** Shows one question, or none, with the answers kept so far. */
function showForm({ questions, boxes }, answers, current) {
  for (const question of questions) question.toggleAttribute("data-current", question.id === current);
  for (const box of boxes) {
    const isChosen = (answers.get(box.name) || []).includes(box.value);
    if (box.checked !== isChosen) box.checked = isChosen;
  }
}

/** Tells whether what the page says of an item holds for the answers. */
const applies = (item, answers) => holds(JSON.parse(item.dataset.when || "null"), answers);

/** Leaves, of words that depend on the answers, those of the first condition that holds. */
function pickWordings({ wordings }, answers) {
  for (const { children } of wordings) {
    const picked = [...children].find((line) => applies(line, answers));
    for (const line of children) line.toggleAttribute("data-off", line !== picked);
  }
}

/** Ties the hint of a question, and the error when there is one, to its group of boxes. */
function describe(fieldset, error) {
  const hint = fieldset.querySelector(".decision-tool__hint");
  const ids = [hint, error].filter(Boolean).map((part) => part.id);
  if (ids.length) fieldset.setAttribute("aria-describedby", ids.join(" "));
  else fieldset.removeAttribute("aria-describedby");
}

function showError(fieldset, error) {
  const first = fieldset.querySelector("input");
  error.dataset.kind = first.type;
  error.hidden = false;
  fieldset.querySelector(".decision-tool__answers").before(error);
  describe(fieldset, error);
  first.focus({ preventScroll: true });
  fieldset.querySelector("h3").scrollIntoView({ behavior: "instant" });
}

function hideError(error) {
  const fieldset = error.closest("fieldset");
  if (error.hidden || !fieldset) return;
  error.hidden = true;
  describe(fieldset);
}

/** Unticks what cannot stand beside the box just ticked. @returns {boolean} whether anything was unticked */
function keepAlone(ticked) {
  if (ticked.type !== "checkbox" || !ticked.checked) return false;
  const isAlone = (input) => input.hasAttribute("data-alone");
  const others = [...ticked.closest("fieldset").querySelectorAll(":checked")]
    .filter((input) => input !== ticked && (isAlone(input) || isAlone(ticked)));
  for (const input of others) input.checked = false;
  return others.length > 0;
}
