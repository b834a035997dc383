/** Where answers are kept: in this tab, and in links that hold invented ones. Never in the address. */
const LONGEST_LINK = 3000;

/** @returns {Answers} the answers kept in this tab; none where storage is blocked or holds something else */
function readAnswers(key) {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(key)));
  } catch {
    return new Map();
  }
}

/** Keeps the answers in this tab. Where storage is blocked they live until the page goes. */
function writeAnswers(key, answers) {
  try {
    if (answers.size) sessionStorage.setItem(key, JSON.stringify([...answers]));
    else sessionStorage.removeItem(key);
  } catch { /* Blocked or full: the page still holds them. */ }
}

/** Writes answers as the part of an address after the hash. */
const writeLink = (answers) =>
  `#a=${[...answers].map(([question, chosen]) => `${question}:${chosen.join("+")}`).join(";")}`;

/**
 * Reads the answers in an address. Of two answers to one question the first counts: the second is a slip.
 * @returns {null | { given: Answers, repeated: string[], rest: string, isTooLong: boolean }} null when there are none
 */
function readLink(hash) {
  const all = hash.slice(1).split("&");
  const mine = all.find((part) => part.startsWith("a="));
  if (mine === undefined) return null;
  const isTooLong = hash.length > LONGEST_LINK;
  const given = new Map();
  const repeated = [];
  for (const pair of isTooLong ? [] : decode(mine.slice(2)).split(";").filter(Boolean)) {
    const [question, chosen = ""] = pair.split(":");
    if (given.has(question)) repeated.push(question);
    else given.set(question, chosen.split("+").filter(Boolean));
  }
  const rest = all.filter((part) => !part.startsWith("a=")).join("&");
  return { given, repeated, rest: rest && `#${rest}`, isTooLong };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Keeps the answers that the tool knows, and names the questions where others were given. */
function sortAnswers(tool, given) {
  const answers = new Map();
  const unknown = [];
  for (const [id, chosen] of given) {
    const question = tool.questions.find((entry) => entry.id === id);
    const known = chosen.filter((answer) => question?.answers.some((entry) => entry.id === answer));
    if (known.length) answers.set(id, known);
    if (!known.length || known.length < chosen.length) unknown.push(id);
  }
  return { answers, unknown };
}
