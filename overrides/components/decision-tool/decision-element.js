/** <decision-tool>: one question at a time, around the form that the page already holds. */
const RESULT = "result";
const PARTS = ("tool controls continue back result rest settled every reasons reasons-count lesser more more-count no-reasons "
  + "changes notices differs sources today each given given-fold given-count rows none left left-row clear keep "
  + "keep-stop keep-off keep-on keep-blocked keep-fold all notes sheet copy save leave-save print text link start "
  + "step row reason together met opens leads error status from-link").split(" ");

class DecisionTool extends HTMLElement {
  connectedCallback() {
    this.dataset.ready = "";
    this.parts = Object.fromEntries(PARTS.map((name) => [name, this.find(name)]));
    this.national = JSON.parse(this.parts.tool.textContent);
    this.tighten();
    this.at = 0;
    takeHalves();
    // Left to itself, the browser would scroll to where the result stood, though a question shows there now.
    history.scrollRestoration = "manual";
    this.takeUp();
    this.prepare();
    this.listen();
    const early = [...this.querySelectorAll(":checked")];
    this.open(history.state?.step);
    // What was chosen before the script arrived, on a slow line.
    for (const input of early) if (input.closest("[data-current]")) input.checked = true;
  }

  find(name) {
    const part = this.querySelector(`[data-part="${name}"]`);
    if (part) return part;
    // What shows is then the plain form, as it is without scripts.
    this.removeAttribute("data-state");
    throw new Error(`decision-tool: the part "${name}" is missing from the page`);
  }

  /** Adds the rules of the area that is on to those of the tool. */
  tighten() {
    const on = this.querySelector("[data-rules][data-on]");
    this.tool = tighten(this.national, on ? JSON.parse(on.dataset.rules) : [], on?.dataset.name);
    this.area = on?.dataset.area || "";
  }

  /** Adds what only makes sense while the script runs. */
  prepare() {
    for (const heading of this.querySelectorAll("h3")) heading.tabIndex = -1;
    for (const fieldset of this.querySelectorAll("fieldset")) describe(fieldset);
    this.parts.status.setAttribute("role", "status");
    this.questions = this.querySelectorAll("[data-question]");
    this.boxes = this.querySelectorAll("input");
    this.wordings = this.querySelectorAll("[data-wordings]");
  }

  listen() {
    const { parts } = this;
    // What the page does with other presses is not asked of these, since the first time each takes a slow phone long.
    const press = (name, action) => parts[name].addEventListener("click", (event) => {
      event.stopPropagation();
      action(event);
    });
    press("continue", () => this.goOn());
    press("back", () => this.goBack());
    press("result", () => this.go(RESULT));
    press("rest", () => this.show(this.at, { carriesOn: true }));
    press("clear", () => this.clear());
    press("all", () => this.showAll(this));
    press("start", () => this.go(this.at));
    press("print", () => print());
    for (const name of ["save", "leave-save"]) press(name, () => saveText(notesAsText(this), this.tool.id));
    press("copy", () => this.copy(parts.copy, notesAsText(this)));
    press("link", () => this.copy(parts.link, writeLink(this.route.answers, location)));
    press("each", () => showEachSource(this, !this.hasAttribute("data-each")));
    press("keep", () => this.keepForAWhile());
    press("keep-stop", () => this.stopKeeping());
    press("rows", ({ target }) => {
      const button = target.closest("button");
      if (button) this.change([...parts.rows.children].indexOf(button.parentElement));
    });
    addEventListener("beforeprint", () => this.finish());
    this.addEventListener("change", ({ target }) => keepAlone(target) && this.say(parts.status.dataset.alone));
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.target.matches("input") || !this.dataset.state) return;
      event.preventDefault();
      this.goOn();
    });
    addEventListener("popstate", ({ state }) => this.open(state?.step, true));
    this.addEventListener("click", (event) => this.handOver(event));
    document.addEventListener("guide-area", () => {
      this.tighten();
      if (this.dataset.state) this.show(this.at, { withFocus: false });
    });
    whenCleared(() => {
      this.forget();
      this.show(0, { withFocus: false });
    });
    // Back brought the page from the browser's memory: what was kept may have run out or been cleared since. Where tabs
    // hear of each other, the browser would have dropped a page had everything been cleared.
    addEventListener("pageshow", ({ persisted }) => {
      if (!persisted) return;
      if (this.until || !("BroadcastChannel" in window)) this.takeUp();
      this.open(history.state?.step);
    });
  }

  /** Starts with what is kept in this tab, if all of it still fits the tool; else afresh. */
  takeUp() {
    const kept = readKeptAnswers(this.tool.id);
    const { answers, unknown } = sortAnswers(this.tool, kept?.answers ?? []);
    const isWhole = kept && !unknown.length && !walk(this.tool, answers).dropped.length;
    this.answers = isWhole ? answers : new Map();
    this.until = isWhole ? kept.until : 0;
    if (kept && !isWhole) letGo(this.tool.id);
    clearTimeout(this.ending);
    if (isWhole) this.ending = setTimeout(() => this.stopKeeping(), kept.until - Date.now());
    this.showKeeping();
  }

  /** Keeps the answers in this tab from now on, for 30 minutes that a reload does not make longer. */
  keepForAWhile() {
    const isKept = keepUntil(this.tool.id, this.answers, Date.now() + KEPT_FOR);
    this.parts["keep-blocked"].hidden = isKept;
    if (!isKept) return letGo(this.tool.id);
    this.takeUp();
    this.parts["keep-stop"].focus();
    return this.say(this.parts.status.dataset.kept);
  }

  stopKeeping() {
    const hadFocus = document.activeElement === this.parts["keep-stop"];
    this.letGo();
    this.say(this.parts.status.dataset.letGo);
    if (hadFocus) this.parts.keep.focus();
  }

  letGo() {
    letGo(this.tool.id);
    clearTimeout(this.ending);
    this.until = 0;
    this.showKeeping();
  }

  /** Says whether answers are kept, and until when. */
  showKeeping() {
    const { keep, "keep-stop": stop, "keep-off": off, "keep-on": on } = this.parts;
    keep.hidden = off.hidden = this.until > 0;
    stop.hidden = on.hidden = !this.until;
    if (!this.until) return;
    this.parts["keep-fold"].open = true;
    const time = new Date(this.until).toLocaleTimeString("en-GB", { timeStyle: "short" });
    on.textContent = on.dataset.words.replace("{time}", time);
  }

  /** A link to a checklist takes the answers along, once, where it opens in this tab. */
  handOver(event) {
    const link = event.target.closest('.decision-tool__lists a:not([href^="#"])');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    handOver(this.tool.id, this.route.answers, link.pathname);
  }

  /** Opens what the address asks for: answers in a link, a place on the plain form, or else a step. */
  open(step = 0, withFocus = false) {
    const link = readLink(location.hash);
    if (link) return this.openLink(link);
    const target = document.getElementById(decode(location.hash.slice(1)));
    return this.contains(target) ? this.showAll(target) : this.show(step, { withFocus });
  }

  /** Fills the tool from a link, and takes the answers out of the address. */
  openLink({ given, repeated, rest, isTooLong }) {
    history.replaceState({ step: RESULT }, "", location.pathname + location.search + rest);
    const { answers, unknown } = sortAnswers(this.tool, given);
    const route = walk(this.tool, answers);
    this.keep(isTooLong ? this.answers : route.answers);
    const dropped = [...new Set([...unknown, ...repeated, ...route.dropped])].slice(0, 20);
    const note = this.parts["from-link"];
    note.hidden = false;
    note.dataset.kind = isTooLong ? "too-long" : dropped.length ? "dropped" : "whole";
    note.querySelector("ul").replaceChildren(...dropped.map((id) => fill(this.parts["left-row"], { ask: id.slice(0, 60) })));
    this.show(RESULT, { withFocus: false });
  }

  /** Shows a step and puts it on the browser's list of pages, with no answer in the address. */
  go(step, route) {
    const hash = location.hash.includes("=") ? location.hash : "";
    history.pushState({ step, from: this.at }, "", location.pathname + location.search + hash);
    this.show(step, { route });
  }

  show(wanted, { withFocus = true, carriesOn = this.carriesOn, route = walk(this.tool, this.answers) } = {}) {
    const step = wanted === RESULT || (Number.isInteger(wanted) && wanted > 0) ? wanted : 0;
    this.carriesOn = carriesOn;
    const asked = [...route.answers.keys(), route.unanswered].filter(Boolean);
    const outcome = resultOf(route);
    const isResult = step === RESULT && outcome !== null;
    this.at = isResult ? RESULT : Math.min(step === RESULT ? asked.length : step, asked.length - 1);
    const isSettled = !isResult && route.settled && !carriesOn && asked[this.at] === route.unanswered;
    Object.assign(this, { route, outcome, isResult });
    this.toggleAttribute("data-under-way", this.at !== 0);
    document.documentElement.toggleAttribute("data-tool-asks", this.at !== 0 && !isResult);
    this.dataset.state = isResult ? RESULT : isSettled ? "settled" : "asking";
    clearResult(this);
    pickWordings(this, route.answers);
    showForm(this, route.answers, isResult || isSettled ? null : asked[this.at]);
    this.showControls({ isResult, isSettled, hasResult: outcome !== null });
    const heading = isResult ? showResult(this) : isSettled ? this.parts.settled.querySelector("h3") : this.nameStep(asked[this.at]);
    this.isUnfinished = true;
    // Once what was asked for has been drawn: a date in words alone takes a slow phone several frames.
    requestAnimationFrame(() => setTimeout(() => this.finish()));
    if (!withFocus) return;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ behavior: "instant" });
  }

  /** Adds what may come after a question or a result; at once for paper and for notes. */
  finish() {
    if (!this.isUnfinished) return;
    this.isUnfinished = false;
    showAnswers(this);
    if (this.isResult) finishResult(this);
  }

  /** Says which question this is, and gives its heading. */
  nameStep(id) {
    const heading = document.getElementById(id).querySelector("h3");
    this.parts.step.textContent = `Question ${this.at + 1} `;
    heading.prepend(this.parts.step);
    return heading;
  }

  showControls({ isResult, isSettled, hasResult }) {
    const { parts } = this;
    hideError(parts.error);
    this.say("");
    const shown = {
      settled: isSettled, rest: isSettled, result: hasResult && !isResult, continue: !isResult && !isSettled,
      back: !isResult && this.at > 0, controls: !isResult, given: true, notes: isResult, "leave-save": isResult, start: false, text: false,
    };
    for (const [name, isShown] of Object.entries(shown)) parts[name].hidden = !isShown;
  }

  /** Keeps the answer and moves on: to the next question, or to the result. */
  goOn() {
    const question = this.querySelector("[data-current]");
    const chosen = [...question.querySelectorAll(":checked")].map((input) => input.value);
    if (!chosen.length) return showError(question.querySelector("fieldset"), this.parts.error);
    const answers = new Map(this.answers).set(question.id, chosen);
    const route = walk(this.tool, answers);
    for (const id of route.dropped) answers.delete(id);
    this.keep(answers);
    const next = this.isChanging ? route.answers.size : this.at + 1;
    const isDone = this.isChanging ? route.settled || route.result : route.result && next >= route.answers.size;
    this.isChanging = false;
    // The same answers lead the same way, unless some were set aside.
    return this.go(isDone ? RESULT : next, route.dropped.length ? undefined : route);
  }

  goBack() {
    if (history.state?.from === this.at - 1) history.back();
    else this.go(this.at - 1);
  }

  change(place) {
    this.isChanging = true;
    this.go(place);
  }

  forget() {
    this.letGo();
    this.keep(new Map());
    this.carriesOn = this.isChanging = false;
    this.parts["from-link"].hidden = true;
    this.parts.text.value = "";
  }

  clear() {
    this.forget();
    this.go(0);
    this.say(this.parts.status.dataset.cleared);
  }

  keep(answers) {
    this.answers = answers;
    if (this.until) keepUntil(this.tool.id, answers, this.until);
  }

  /** Goes back to the plain form: every question and every outcome at once. */
  showAll(target) {
    clearResult(this);
    this.removeAttribute("data-state");
    document.documentElement.removeAttribute("data-tool-asks");
    for (const name of ["settled", "controls", "given", "notes", "leave-save"]) this.parts[name].hidden = true;
    this.parts.start.hidden = false;
    // Within reach of whoever arrives: below the question that a link led to, or at the top.
    const question = target.closest("[data-question]");
    if (question) question.append(this.parts.start);
    else this.prepend(this.parts.start);
    target.scrollIntoView({ behavior: "instant" });
  }

  async copy(button, text) {
    if (await copyText(text, this.parts.text)) this.say(button.dataset.done);
  }

  say(words) {
    this.parts.status.textContent = words;
  }
}

customElements.define("decision-tool", DecisionTool);
