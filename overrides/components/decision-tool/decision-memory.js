/**
 * Where answers may be outside the page that holds them in memory: for 30 minutes in this tab when the reader asks,
 * on their way to a checklist, and in links that hold invented ones. Never in the address, nor in the browser's history.
 */
const KEPT_FOR = 30 * 60 * 1000;
const HANDED = "decision-tool.handed";

const keptKey = (tool) => `decision-tool.${tool}`;

/** @returns {Answers} the answers in a text that this file wrote; throws where it holds anything else */
function asAnswers(pairs) {
  const areIds = (ids) => Array.isArray(ids) && ids.every((id) => typeof id === "string");
  const answers = new Map(pairs);
  if (![...answers].every(([question, chosen]) => areIds([question]) && areIds(chosen))) throw new TypeError("no answers");
  return answers;
}

/**
 * Reads what is kept in this tab, and deletes what has run out or cannot have been written here.
 * @returns {null | { answers: Answers, until: number }}
 */
function readKeptAnswers(tool) {
  try {
    const { answers, until } = JSON.parse(sessionStorage.getItem(keptKey(tool)));
    const left = until - Date.now();
    if (Number.isFinite(until) && left > 0 && left <= KEPT_FOR) return { answers: asAnswers(answers), until };
  } catch { /* Blocked, nothing, or not ours. */ }
  letGo(tool);
  return null;
}

/** Keeps answers in this tab until a time. @returns {boolean} whether the browser took them */
function keepUntil(tool, answers, until) {
  try {
    sessionStorage.setItem(keptKey(tool), JSON.stringify({ answers: [...answers], until }));
    return sessionStorage instanceof Storage;
  } catch {
    return false;
  }
}

function letGo(tool) {
  try {
    sessionStorage.removeItem(keptKey(tool));
  } catch { /* Blocked: then nothing is kept. */ }
}

/**
 * Hands answers to the page that a link leads to. A slow page, or one that never comes, would leave them on the disk,
 * so they lie there mixed with random numbers, and the numbers in the name of the tab, which is only in memory.
 * Whoever has one of the two knows nothing.
 */
function handOver(tool, answers, to) {
  const letters = new TextEncoder().encode(JSON.stringify({ tool, to, answers: [...answers] }));
  const numbers = crypto.getRandomValues(new Uint8Array(letters.length));
  try {
    sessionStorage.setItem(HANDED, letters.map((letter, place) => letter ^ numbers[place]).join());
    window.name = `${HANDED} ${numbers.join()}`;
  } catch { /* Blocked: the list then shows every line. */ }
}

/** Takes the two halves of what was handed to a page, and deletes them wherever they were meant for. */
function takeHalves() {
  const [mark, numbers = ""] = window.name.split(" ");
  if (mark === HANDED) window.name = "";
  const mixed = sessionStorage.getItem(HANDED);
  sessionStorage.removeItem(HANDED);
  return [mixed, numbers];
}
