/** Notes for supervision: the same words on paper, copied and saved. */
const NOT_IN_NOTES = ".statement__marks, .decision-tool__when, .decision-tool__said, .decision-tool__on-form, button,"
  + " .decision-tool__reason--result .decision-tool__raises, .contact .screen-only, [hidden]";

/** Fills the sheet with what the result shows; a list with nothing to say is left out with its heading. */
function fillSheet(host) {
  const { sheet } = host.parts;
  for (const list of sheet.querySelectorAll("[data-copies]")) {
    const shown = [...host.querySelectorAll(list.dataset.copies)]
      .filter((part) => !sheet.contains(part) && !part.closest("[data-off]") && isOfResult(part, host));
    list.replaceChildren(...shown.map((part) => copyForNotes(part, list.matches("ol, ul") ? "li" : "p")));
    list.parentElement.hidden = !list.children.length;
  }
}

/** Whether a part stands in the outcome that is the result, at a question that was asked, or in neither. */
function isOfResult(part, host) {
  const question = part.closest("[data-question]");
  return question ? host.answers.has(question.id) : part.closest(".decision-tool__outcome")?.hasAttribute("data-outcome") ?? true;
}

function copyForNotes(part, name) {
  const copy = part.cloneNode(true);
  for (const extra of copy.querySelectorAll(NOT_IN_NOTES)) extra.remove();
  const line = document.createElement(part.matches("h3") ? "h3" : name);
  if (part.matches(".contact")) line.textContent = [...copy.children].map((words) => words.textContent.trim()).join(": ");
  else line.append(...copy.childNodes);
  return line;
}

/** The notes as plain text; a correction stands above the tool, and above them. */
function notesAsText(host) {
  host.finish();
  fillSheet(host);
  const lines = [...document.querySelectorAll("[data-note]")].flatMap(linesOf);
  return [document.querySelector("h1").textContent.trim(), ...lines].join("\n");
}

const linesOf = (part) => [...part.querySelectorAll("h2, h3, h4, summary, p, li, dt")].filter(isOneLine).map(lineOf);

/** Leaves out what does not show, and what holds lines of its own. */
const isOneLine = (line) => !line.closest("[hidden], .print-only") && !line.querySelector("h2, p, li");

function lineOf(line) {
  const words = line.textContent.replace(/\s+/g, " ").trim();
  if (line.matches("h2, h3, h4, summary")) return `\n${words.toUpperCase()}`;
  if (line.matches("dt")) return `\n${words} ${"_".repeat(40)}`;
  if (line.matches("ol > li")) return `${[...line.parentElement.children].indexOf(line) + 1}. ${words}`;
  return line.matches("li, li > :first-child") ? `- ${words}` : words;
}

/** Copies text; where the browser refuses, shows it ready to be copied by hand. @returns {Promise<boolean>} */
async function copyText(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field.hidden = false;
    field.value = text;
    field.select();
    return false;
  }
}

function saveText(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = `${name}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
