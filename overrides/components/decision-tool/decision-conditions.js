/** What a condition asks of answers: for the tools, and for the lists whose lines depend on answers. */

/** Tells whether an answer is one of those that a condition lists; "asked" stands for any. */
const meets = (wanted, answer) => wanted.includes(answer) || wanted.includes("asked");

/** Tells whether each question of a clause was answered as listed, or is still open. */
const clauseHolds = (clause, answers, open) => Object.entries(clause).every(([question, wanted]) =>
  open.includes(question) || (answers.get(question) || []).some((answer) => meets(wanted, answer)));

/** Tells whether a condition holds, or could come to hold once the open questions are answered. */
const holds = (condition, answers, open = []) =>
  !condition || condition.some((clause) => clauseHolds(clause, answers, open));
