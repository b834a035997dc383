/** <check-list>: counts ticks, clears them, and keeps them on the device for a reader who asks for that. */
const PARTS = ["kept", "kept-text", "kept-clear", "bar", "meter", "total", "status", "print", "keeping", "blocked", "remembering",
  "remember", "failed", "clear", "undo", "cleared"];
// One announcement after the last of several quick ticks, not one for each.
const QUIET_FOR = 900;

/** Whether the browser itself keeps things; assets/js/first.js puts a map in memory where it refuses. */
const canKeep = () => localStorage instanceof Storage;

/** @returns {Kept | null} the ids ticked and the time; null where nothing, or something else, is kept */
function readKept(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return Array.isArray(kept?.ticked) ? kept : null;
  } catch {
    return null;
  }
}

class CheckList extends HTMLElement {
  connectedCallback() {
    // Finding the parts comes first: a missing one throws, and the plain list stays as it is.
    this.parts = findParts(this, PARTS);
    this.key = `checklist.${this.dataset.list}`;
    this.groups = [...this.querySelectorAll(".checklist__group")];
    this.boxes = [...this.querySelectorAll(".checklist__item .checklist__box")];
    this.prepare();
    this.listen();
    this.restore();
    this.showCounts();
    if (this.dataset.tool) new Tailoring(this, () => this.showCounts()).tailor();
    else takeHalves();
  }

  /** Shows what only makes sense while the script runs. */
  prepare() {
    const { parts } = this;
    for (const name of ["status", "cleared", "failed"]) parts[name].setAttribute("role", "status");
    for (const name of ["bar", "keeping"]) parts[name].hidden = false;
    for (const progress of this.querySelectorAll("[data-progress]")) progress.hidden = false;
    parts.blocked.hidden = canKeep();
    parts.remembering.hidden = !canKeep();
  }

  listen() {
    const { parts } = this;
    this.addEventListener("change", (event) => {
      if (event.target === parts.remember) return this.keep();
      if (this.boxes.includes(event.target)) this.ticked(event.target);
    });
    for (const name of ["clear", "kept-clear"]) parts[name].addEventListener("click", () => this.clear(parts[name]));
    parts.undo.addEventListener("click", () => this.undo());
    parts.print.addEventListener("click", () => print());
    // Another tab ticked, or deleted, what this device keeps.
    addEventListener("storage", (event) => {
      if (event.key === this.key || event.key === null) this.restore(true);
    });
    // Ticks that are not kept go when the page does: Back brings none of them from the browser's memory.
    for (const name of ["pagehide", "pageshow"]) addEventListener(name, (event) => event.persisted && this.forget());
    whenCleared(() => this.forget());
  }

  ticked(box) {
    this.forgetUndo();
    this.keep();
    this.showCounts();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.announce(box.closest(".checklist__group")), QUIET_FOR);
  }

  /** Takes up the ticks kept on this device; says from when, since they may be those of an earlier call. */
  restore(isQuiet = false) {
    const { parts } = this;
    const kept = readKept(this.key);
    parts.remember.checked = kept !== null;
    if (!kept) return;
    for (const box of this.boxes) box.checked = kept.ticked.includes(box.name);
    const day = new Date(kept.on);
    parts.kept.hidden = isQuiet || !kept.ticked.length || Number.isNaN(day.getTime());
    const date = day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    const hasChanged = kept.code !== this.dataset.code;
    parts["kept-text"].textContent = fill(parts.kept, { date }) + (hasChanged ? parts.kept.dataset.changed : "");
    this.showCounts();
  }

  /** Takes out every tick that this device does not keep. */
  forget() {
    for (const box of this.boxes) box.checked = false;
    this.forgetUndo();
    this.parts.kept.hidden = true;
    this.restore(true);
    this.showCounts();
  }

  /** Keeps the ticks when asked to, and deletes what was kept when not. */
  keep() {
    const { code } = this.dataset;
    const ticked = this.boxes.filter((box) => box.checked).map((box) => box.name);
    let hasFailed = false;
    try {
      if (this.parts.remember.checked) localStorage.setItem(this.key, JSON.stringify({ ticked, code, on: new Date() }));
      else localStorage.removeItem(this.key);
    } catch {
      // Full: nothing is kept, and the box must not say that it is.
      this.parts.remember.checked = false;
      hasFailed = true;
    }
    this.parts.failed.textContent = hasFailed ? this.parts.failed.dataset.words : "";
  }

  /** Clears every tick; the way back stands beside the button that was pressed. */
  clear(pressed) {
    const { parts } = this;
    const boxes = this.boxes.filter((box) => box.checked);
    for (const box of boxes) box.checked = false;
    this.forgetUndo();
    pressed.after(parts.undo, parts.cleared);
    parts.kept.hidden = pressed !== parts["kept-clear"];
    parts["kept-text"].textContent = "";
    parts["kept-clear"].hidden = true;
    this.keep();
    this.showCounts();
    parts.cleared.textContent = fill(parts.cleared, { count: boxes.length });
    if (!boxes.length) return;
    this.lastCleared = boxes;
    parts.undo.hidden = false;
    parts.undo.focus();
  }

  undo() {
    const { parts } = this;
    for (const box of this.lastCleared) box.checked = true;
    this.forgetUndo();
    this.keep();
    this.showCounts();
    parts.cleared.textContent = parts.cleared.dataset.undone;
    const next = parts.undo.previousElementSibling;
    (next.hidden ? this.boxes[0] : next).focus();
  }

  forgetUndo() {
    this.lastCleared = [];
    this.parts.undo.hidden = true;
    this.parts.cleared.textContent = "";
  }

  /** Counts the lines shown: all, or those of one group. */
  count(within = this) {
    const boxes = this.boxes.filter((box) => within.contains(box) && !box.closest("[hidden]"));
    return { done: boxes.filter((box) => box.checked).length, all: boxes.length };
  }

  inWords(within) {
    const { total } = this.parts;
    const counts = this.count(within);
    return counts.all ? fill(total, counts) : total.dataset.none;
  }

  showCounts() {
    const { meter, total } = this.parts;
    const { done, all } = this.count();
    meter.value = done;
    meter.max = all;
    total.textContent = this.inWords();
    for (const group of this.groups) {
      group.querySelector("[data-progress]").textContent = this.inWords(group);
      const counts = this.count(group);
      group.toggleAttribute("data-done", counts.all > 0 && counts.done === counts.all);
    }
  }

  announce(group) {
    const title = group.querySelector(".checklist__title").dataset.title;
    this.parts.status.textContent = fill(this.parts.status, { group: title, done: this.inWords(group), total: this.inWords() });
  }
}

customElements.define("check-list", CheckList);
