/** The result, made of what the page already holds: filtered, ordered, copied and revealed. */
const STEPS_AT_ONCE = 3;

/** Copies a template and fills its gaps with words. @returns {DocumentFragment} */
function fill(template, words) {
  const copy = template.content.cloneNode(true);
  for (const gap of copy.querySelectorAll("[data-fill]")) gap.textContent = words[gap.dataset.fill];
  return copy;
}

/** Gives a question and the answers chosen in the reader's words. */
function wordsOf(tool, id, given, chosen = []) {
  const { ask: usual, asks = [], answers } = tool.questions.find((question) => question.id === id);
  const ask = asks.find(({ when }) => holds(when, given))?.text || usual;
  const said = answers.filter((answer) => chosen.includes(answer.id)).map((answer) => answer.say);
  return { ask, said: said.join("; ") };
}

/** Lists parts of one chosen answer: its reason, its considerations, its notices. */
const partsOf = (question, answer, selector) =>
  [...document.getElementById(`${question}.${answer}`).parentElement.querySelectorAll(selector)];

const chosenParts = (answers, selector) => [...answers].flatMap(([question, chosen]) =>
  chosen.flatMap((answer) => partsOf(question, answer, selector)));

/** Says beside the name of a fold how much is in it. */
function showCount(place, count) {
  place.textContent = count > 1 ? ` (${count})` : "";
}

/** Adds a copy of a part to a list, marked so that it can be taken away again. */
function addCopy(list, part, item = document.createElement("li")) {
  item.dataset.copy = "";
  if (part.dataset.when) item.dataset.when = part.dataset.when;
  const copy = part.cloneNode(true);
  // Outcomes that are not the result are out of sight, so nothing can lead to them.
  for (const link of copy.querySelectorAll(".decision-tool__raises a")) link.replaceWith(...link.childNodes);
  item.append(...(part.matches("a, [data-reason], [data-rule]") ? [copy] : copy.childNodes));
  list.append(item);
  return item;
}

/** Says which rule it is, and quotes the answers that met it. */
function quoteRule({ parts, tool, route }, index) {
  const { area } = tool.rules[index];
  const quoted = fill(parts.together, { name: area ? `In ${area}` : `Rule ${index + 1}` });
  const line = quoted.querySelector("p");
  for (const [question, met] of answersMet(tool.rules[index].when, route.answers)) {
    if (line.querySelector("strong")) line.append(" And ");
    line.append(fill(parts.met, wordsOf(tool, question, route.answers, met)));
  }
  return quoted;
}

/** Gives what the page says of one rule: those of the area that is on come after those of the tool. */
const rulePart = (host, index) =>
  ["", host.area].flatMap((area) => [...host.querySelectorAll(`.decision-tool__rules [data-rule="${area}"]`)])[index];

/** Says whose rule led to the result, where it is from, and what the guide alone would say. */
function showLocal(host) {
  const { section, tool, route, outcome } = host;
  const note = section.querySelector("[data-block=local]");
  if (!note) return;
  const own = route.raised.filter(({ rule, outcome: raised }) => raised === outcome && tool.rules[rule]?.area);
  const alone = own.length ? resultOf(walk(host.national, route.answers)) : outcome;
  const say = (name) => note.querySelector(`[data-say=${name}]`);
  note.hidden = alone === outcome;
  if (note.hidden) return;
  say("area").textContent = tool.rules[own[0].rule].area;
  say("alone").hidden = !alone;
  say("open").hidden = Boolean(alone);
  say("title").textContent = alone ? tool.outcomes[alone].title : "";
  say("why").replaceChildren(...own.map(({ rule }) => {
    const copy = rulePart(host, rule).cloneNode(true);
    copy.querySelector(".decision-tool__raises").remove();
    return copy;
  }));
}

function fillReasons(host) {
  const { parts, tool, route, outcome } = host;
  const isLocal = ({ rule }) => Boolean(tool.rules[rule]?.area);
  const localFirst = [...route.raised].sort((one, other) => isLocal(other) - isLocal(one));
  for (const { question, answer, rule, outcome: raised } of localFirst) {
    const source = question ? partsOf(question, answer, "[data-reason]")[0] : rulePart(host, rule);
    const opening = question ? fill(parts.reason, wordsOf(tool, question, route.answers, [answer])) : quoteRule(host, rule);
    const decides = raised === outcome;
    const item = addCopy(decides ? parts.reasons : parts.lesser, source, opening.firstElementChild);
    item.classList.toggle("decision-tool__reason--result", decides);
  }
  showCount(parts["reasons-count"], route.raised.length);
  parts["no-reasons"].hidden = route.raised.length > 0;
}

/** Lists what would change the result, as actions, and what would come of it. */
function fillChanges({ parts, tool, route, outcome }) {
  const change = findChange(tool, route.answers, outcome);
  if (!change) return;
  for (const pair of change.chosen) addCopy(parts.changes, partsOf(...pair, "[data-change]")[0]);
  const { outcome: then, opens: count } = change;
  const words = then ? { title: tool.outcomes[then].title } : { count, noun: count === 1 ? "question" : "questions" };
  const line = fill(then ? parts.leads : parts.opens, words).firstElementChild;
  if (then) line.dataset.leads = then;
  parts.changes.after(line);
}

function fillThoughts({ section, route }) {
  for (const part of chosenParts(route.answers, "[data-consider]")) {
    addCopy(section.querySelector(`[data-towards="${part.dataset.consider}"]`), part);
  }
}

function fillNotices({ parts, route }) {
  for (const part of chosenParts(route.answers, "[data-notices] > li")) addCopy(parts.notices, part);
}

/** Lists the questions that gave a reason. Where nothing was raised, every answer speaks for the result. */
function questionsBehind({ tool, route }) {
  const inRule = ({ when }) => when.filter((clause) => holds([clause], route.answers)).flatMap(Object.keys);
  const behind = route.raised.flatMap(({ question, rule }) => question || inRule(tool.rules[rule]));
  return [...route.answers.keys()].filter((id) => !behind.length || behind.includes(id));
}

function fillDifferences(host) {
  const links = questionsBehind(host).flatMap((id) => [...document.getElementById(id).querySelectorAll("[data-differs]")]);
  for (const link of new Map(links.map((link) => [link.href, link])).values()) addCopy(host.parts.differs, link);
}

const hideIfEmpty = (list) => list.toggleAttribute("data-off", !list.querySelector("li:not([data-off])"));

/** Hides, in a result or a part of it, what does not apply to these answers, and each list that this leaves empty. */
function filterItems({ section, tool, route, outcome }, within = section) {
  const towards = section.querySelector("[data-towards]")?.dataset.towards;
  // A result may be more protective than all that the general thoughts point towards, such as 999.
  const isPast = tool.scale.indexOf(outcome) < tool.scale.indexOf(towards);
  for (const item of within.querySelectorAll("[data-when], [data-general]")) {
    item.toggleAttribute("data-off", (isPast && item.matches("[data-general]")) || !applies(item, route.answers));
  }
  within.querySelectorAll("[data-list]").forEach(hideIfEmpty);
}

/** Folds the steps after the first few. They move, so that each keeps its number and is said once. */
function foldSteps(section, { more, "more-count": count }) {
  const steps = [...section.querySelectorAll("[data-part=next] > ol > li")];
  const folded = steps.filter((step) => !step.matches("[data-off]")).slice(STEPS_AT_ONCE);
  if (folded.length) more.append(...steps.slice(steps.indexOf(folded[0])));
  more.parentElement.toggleAttribute("data-off", !folded.length);
  showCount(count, folded.length);
}

/** Lists answers with their questions. A row that says the same already stays, so that an answer adds one. */
function showRows({ rows, row }, words) {
  words.forEach((one, place) => {
    const says = `${one.ask} ${one.said}`, standing = rows.children[place];
    if (standing?.says === says) return;
    const made = fill(row, one).firstElementChild;
    made.says = says;
    if (standing) standing.replaceWith(made);
    else rows.append(made);
  });
  while (rows.children.length > words.length) rows.lastChild.remove();
}

/** Shows the answers on a route, and at the end the questions that were left. */
function showAnswers({ parts, tool, route, isResult }) {
  showRows(parts, [...route.answers].map(([id, chosen]) => wordsOf(tool, id, route.answers, chosen)));
  parts.none.hidden = route.answers.size > 0;
  parts["given-fold"].hidden = !parts.none.hidden;
  parts["given-fold"].open = !isResult;
  showCount(parts["given-count"], isResult ? route.answers.size : 0);
  parts.left.replaceChildren(...(isResult ? route.stillOpen : []).map((id) => fill(parts["left-row"], wordsOf(tool, id, route.answers))));
  parts.left.parentElement.hidden = !parts.left.children.length;
}

/** Takes the result apart again, so that the page is the plain form. */
function clearResult(host) {
  const { section, parts } = host;
  host.isUnfinished = false;
  if (!section) return;
  host.section = null;
  section.removeAttribute("data-outcome");
  section.querySelector("[data-part=next] > ol")?.append(...parts.more.children);
  showEachSource(host, false);
  // The plain form has no folds where the page had none.
  for (const fold of section.querySelectorAll("[data-folded]")) fold.open = true;
  for (const copy of section.querySelectorAll("[data-copy]")) copy.remove();
  parts.every.append(...section.querySelectorAll("[data-block]"));
}

/** Moves what goes with every result to one of the slots in it. @returns {HTMLElement} the slot */
function fillSlot({ section, parts }, name) {
  const slot = section.querySelector(`[data-slot=${name}]`);
  slot.append(...parts.every.querySelectorAll(`[data-block=${name}]`));
  return slot;
}

function foldAll(part) {
  for (const fold of part.querySelectorAll("details[open]")) {
    fold.dataset.folded = "";
    fold.open = false;
  }
}

/** Shows the outcome of a route as the result. @returns {HTMLElement} the heading to focus */
function showResult(host) {
  const { parts, tool, route, outcome } = host;
  const section = host.section = document.getElementById(`outcome.${outcome}`);
  section.dataset.outcome = outcome;
  for (const name of ["local", "why"]) fillSlot(host, name);
  for (const fillIn of [fillReasons, showLocal, fillChanges, fillThoughts, filterItems]) fillIn(host);
  const lead = firstLine(tool, outcome, route.answers);
  [...section.querySelectorAll(".decision-tool__first")].forEach((line, place) => line.toggleAttribute("data-off", place !== lead));
  foldSteps(section, parts);
  foldAll(section);
  return section.querySelector("h3");
}

/** Adds to a result what nobody waits for: its last rows, a date in words, what folds hide, and what is for paper. */
function finishResult(host) {
  const { parts } = host;
  const last = fillSlot(host, "rest");
  fillNotices(host);
  filterItems(host, last);
  foldAll(last);
  parts.today.textContent = new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
  fillDifferences(host);
  hideIfEmpty(parts.differs.parentElement);
  gatherSources(host);
  fillSheet(host);
}
