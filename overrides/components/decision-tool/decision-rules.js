/**
 * The one rule of the decision tools: what is asked, what is raised, and what wins.
 * A port of hooks/practice_guide/engine/walk.py; tests hold the two together.
 * @typedef {Map<string, string[]>} Answers question ids, each with the ids chosen
 */

/**
 * A tool with the rules of an area after its own. They only add to what is raised, and the most protective wins, so no
 * result becomes less protective. A port of hooks/practice_guide/engine/tightening.py.
 */
const tighten = (tool, rules, area) => ({ ...tool, rules: [...tool.rules, ...rules.map((rule) => ({ ...rule, area }))] });

/** Lists the answers that meet a condition: those that the first clause which holds asks for. */
function answersMet(condition, answers) {
  const wanted = condition.find((clause) => clauseHolds(clause, answers, [])) || {};
  return [...answers].filter(([question]) => question in wanted)
    .map(([question, chosen]) => [question, chosen.filter((id) => meets(wanted[question], id))]);
}

/** Gives the answers that count, in the tool's order, and whether any others do not. */
function accept(question, given) {
  const known = question.answers.filter((answer) => given.includes(answer.id));
  if (known.length > 1 && (question.choose === "one" || known.some((answer) => answer.alone))) return [[], true];
  return [known.map((answer) => answer.id), given.some((id) => !known.some((answer) => answer.id === id))];
}

/** Follows the answers as far as they lead, and sets aside those that do not count. */
function follow(tool, given) {
  const answers = new Map();
  const dropped = [...given.keys()].filter((id) => !tool.questions.some((question) => question.id === id));
  let unanswered = null;
  let ended = false;
  for (const question of tool.questions) {
    const offered = given.get(question.id) || [];
    if (ended || !holds(question.asked_when, answers)) {
      if (offered.length) dropped.push(question.id);
      continue;
    }
    const [chosen, lost] = accept(question, offered);
    if (lost) dropped.push(question.id);
    if (!chosen.length) {
      unanswered = question.id;
      break;
    }
    answers.set(question.id, chosen);
    ended = question.answers.some((answer) => answer.ends && chosen.includes(answer.id));
  }
  return { answers, unanswered, dropped };
}

/** Lists everything that raises an outcome: answers in the order asked, then rules. */
function findReasons(tool, answers) {
  const fromAnswers = tool.questions.flatMap((question) => question.answers
    .filter((answer) => answer.raises && (answers.get(question.id) || []).includes(answer.id))
    .map((answer) => ({ outcome: answer.raises, question: question.id, answer: answer.id })));
  const fromRules = tool.rules.map((rule, index) => ({ outcome: rule.raises, rule: index }))
    .filter((reason) => holds(tool.rules[reason.rule].when, answers));
  return [...fromAnswers, ...fromRules];
}

/** Lists the questions that could still be asked, the next one first. */
function findOpen(tool, answers, unanswered) {
  const open = [];
  const start = tool.questions.findIndex((question) => question.id === unanswered);
  for (const question of start < 0 ? [] : tool.questions.slice(start)) {
    if (holds(question.asked_when, answers, open)) open.push(question.id);
  }
  return open;
}

/** Lists every outcome that answers still to come could raise. */
const raisedAhead = (tool, answers, open) => [
  ...tool.questions.filter((question) => open.includes(question.id)).flatMap((question) => question.answers),
  ...tool.rules.filter((rule) => holds(rule.when, answers, open)),
].map((source) => source.raises).filter(Boolean);

/** Gives the place of the line that leads a result: the first whose condition holds, else the last. */
function firstLine(tool, outcome, answers) {
  const conditions = tool.outcomes[outcome].first || [];
  const place = conditions.findIndex((when) => holds(when, answers));
  return place < 0 ? conditions.length : place;
}

/** Tells whether a result could still come to lead with another line. */
const leadMayChange = (tool, outcome, answers, open) => (tool.outcomes[outcome].first || [])
  .slice(0, firstLine(tool, outcome, answers)).some((when) => holds(when, answers, open));

/**
 * Walks a tool with the answers given. `settled` says that stopping early may be offered:
 * something was raised, a question remains, and nothing still open could raise anything more protective or lead with
 * another line.
 * @param {Answers} given
 */
function walk(tool, given) {
  const { answers, unanswered, dropped } = follow(tool, given);
  const level = (outcome) => tool.scale.indexOf(outcome);
  // The most protective first; sorting keeps the order asked among equals.
  const raised = findReasons(tool, answers).sort((one, other) => level(one.outcome) - level(other.outcome));
  const leading = raised.length ? raised[0].outcome : null;
  const stillOpen = findOpen(tool, answers, unanswered);
  const cleared = tool.scale.find((id) => tool.outcomes[id].clears && holds(tool.outcomes[id].clears.when, answers));
  return {
    answers, unanswered, dropped, raised, leading, stillOpen,
    result: unanswered === null ? leading || cleared || null : null,
    settled: leading !== null && stillOpen.length > 0
      && raisedAhead(tool, answers, stillOpen).every((outcome) => level(outcome) >= level(leading))
      && !leadMayChange(tool, leading, answers, stillOpen),
  };
}

/** Lists the answers that can become others by what a worker does, in the order asked. */
const findChanging = (tool, answers) => tool.questions.flatMap((question) => question.answers
  .filter((answer) => answer.becomes && (answers.get(question.id) || []).includes(answer.id))
  .map((answer) => ({ question, answer })));

/** Lists the subsets of a list that hold this many: those with the earliest first. */
const subsetsOf = (list, size) => size === 0 ? [[]]
  : list.flatMap((item, place) => subsetsOf(list.slice(place + 1), size - 1).map((rest) => [item, ...rest]));

/** Adds what an answer becomes; one that stands alone enters only where no other box is left. */
function enter(question, kept, id) {
  const isAlone = (name) => question.answers.some((answer) => answer.id === name && answer.alone);
  if (isAlone(id)) return kept.length ? kept : [id];
  return [...new Set([...kept.filter((name) => !isAlone(name)), id])];
}

/** Gives the answers with those chosen replaced by what they become. */
function putInPlace(answers, chosen) {
  const changed = new Map(answers);
  for (const { question: { id }, answer } of chosen) changed.set(id, changed.get(id).filter((name) => name !== answer.id));
  for (const { question, answer } of chosen) changed.set(question.id, enter(question, changed.get(question.id), answer.becomes));
  return changed;
}

const resultOf = (route) => route.result || (route.settled ? route.leading : null);

/** Tells whether the answers, with some to the questions that are left, end in something less protective. */
function mayEndBelow(tool, answers, outcome) {
  const isBelow = (found) => !found || tool.scale.indexOf(found) > tool.scale.indexOf(outcome);
  const waiting = [answers];
  // As many routes as the engine looks at.
  for (let tried = 0; waiting.length && tried < 200; tried += 1) {
    const given = waiting.pop();
    const route = walk(tool, given);
    const reached = resultOf(route);
    if (reached && isBelow(reached)) return true;
    if (route.unanswered && !reached && isBelow(route.leading)) {
      const asked = tool.questions.find(({ id }) => id === route.unanswered);
      waiting.push(...asked.answers.map(({ id }) => new Map([...given, [asked.id, [id]]])).reverse());
    }
  }
  return false;
}

/** Gives what would lead to a less protective result, and to which; null where nothing would. A port of engine/changes.py. */
function findChange(tool, answers, outcome) {
  const changing = findChanging(tool, answers);
  const found = changing.flatMap((_, place) => subsetsOf(changing, place + 1)).flatMap((chosen) => {
    const changed = putInPlace(answers, chosen);
    if (!mayEndBelow(tool, changed, outcome)) return [];
    const route = walk(tool, changed);
    const reached = resultOf(route);
    const opens = reached ? 0 : route.stillOpen.filter((id) => !answers.has(id)).length;
    return { chosen: chosen.map(({ question, answer }) => [question.id, answer.id]), outcome: reached, opens };
  });
  const known = found.filter((change) => change.outcome);
  const level = (change) => tool.scale.indexOf(change.outcome);
  return known.reduce((best, change) => (best && level(best) >= level(change) ? best : change), null) || found[0] || null;
}
