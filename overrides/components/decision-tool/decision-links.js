/** Links that hold answers to invented cases: written, read, and sorted by what the tool still knows. */
const LONGEST_LINK = 3000;

/** Writes answers into an address, beside what its hash holds for others. */
function writeLink(answers, { href, hash }) {
  const mine = `a=${[...answers].map(([question, chosen]) => `${question}:${chosen.join("+")}`).join(";")}`;
  const others = hash.slice(1).split("&").filter((part) => part.includes("="));
  return `${href.split("#")[0]}#${[mine, ...others].join("&")}`;
}

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
