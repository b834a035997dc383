/** Folds away the lines of a checklist that do not apply to answers given in its tool. Counted, never silently gone. */
const TAILORING_PARTS = ["tailored", "tailored-text", "fold", "shown"];

/**
 * Tells whether a line could apply. A question without an answer might still be answered so that it does,
 * so a line is folded only when answers were given that rule it out.
 */
function couldApply(item, answers) {
  const condition = JSON.parse(item.dataset.when);
  const open = condition.flatMap(Object.keys).filter((question) => !answers.has(question));
  return holds(condition, answers, open);
}

/** Takes what the tool's result handed to this page. @returns {Answers} */
function takeOver(tool) {
  const [mixed, numbers] = takeHalves();
  const half = numbers.split(",");
  try {
    const letters = Uint8Array.from(mixed.split(","), (letter, place) => letter ^ half[place]);
    const handed = JSON.parse(new TextDecoder().decode(letters));
    return handed.tool === tool && handed.to === location.pathname ? asAnswers(handed.answers) : new Map();
  } catch { /* Nothing, or not ours. */
    return new Map();
  }
}

class Tailoring {
  /** @param {HTMLElement} host the list @param {() => void} changed called when other lines are shown */
  constructor(host, changed) {
    this.parts = findParts(host, TAILORING_PARTS);
    this.tool = host.dataset.tool;
    // What the tool's result handed to this page is used once, and is then only here.
    this.answers = takeOver(this.tool);
    this.items = [...host.querySelectorAll(".checklist__item")];
    this.changed = changed;
    this.showsAll = false;
    this.parts.fold.addEventListener("click", () => this.show(!this.showsAll));
    addEventListener("hashchange", () => this.openTarget());
    // A page that Back brought from the browser's memory may be older than the answers in the tool.
    addEventListener("pageshow", (event) => event.persisted && this.forget());
    whenCleared(() => this.forget());
  }

  forget() {
    this.answers = new Map();
    this.tailor();
  }

  /** Compares every condition with the answers handed over, or else with those kept in this tab. */
  tailor() {
    const answers = this.answers.size ? this.answers : readKeptAnswers(this.tool)?.answers ?? this.answers;
    this.folded = this.items.filter((item) => item.dataset.when && answers.size && !couldApply(item, answers));
    this.show(false);
    this.openTarget();
  }

  show(showsAll) {
    const { tailored, fold, shown } = this.parts;
    const all = this.items.length;
    const counts = { all, count: this.folded.length, shown: all - this.folded.length };
    this.showsAll = showsAll;
    for (const item of this.items) {
      const isFolded = this.folded.includes(item);
      item.hidden = isFolded && !showsAll;
      const words = item.querySelector(".checklist__not-yours");
      if (words) words.hidden = !isFolded;
    }
    tailored.hidden = !counts.count;
    shown.hidden = !counts.count || showsAll;
    shown.textContent = fill(shown, counts);
    this.parts["tailored-text"].textContent = fill(this.parts["tailored-text"], counts);
    fold.textContent = showsAll ? fold.dataset.foldWords : fill(fold, counts);
    fold.setAttribute("aria-expanded", String(showsAll));
    this.changed();
  }

  /** A link to a line that is folded away shows it. */
  openTarget() {
    const target = this.folded.find((item) => item.hidden && `#${item.id}` === location.hash);
    if (!target) return;
    this.show(true);
    target.scrollIntoView();
  }
}
