/** Notes for supervision as plain text: what the result shows, line by line. */
const HEADING = /^H\d$/;

/** Reads the parts of the page that belong in the notes; a correction stands above the tool. */
function notesAsText(host) {
  const parts = [...document.querySelectorAll("[data-note]")];
  const closed = parts.filter((part) => part.matches("details:not([open])"));
  // Notes hold what is folded away, and the sources of each line: all of it shows for as long as it is read.
  const unfold = (isWhole) => {
    host.toggleAttribute("data-whole", isWhole);
    for (const part of closed) part.open = isWhole;
  };
  unfold(true);
  const lines = parts.flatMap(linesOf);
  unfold(false);
  return [document.querySelector("h1").textContent.trim(), ...lines].join("\n");
}

function linesOf(part) {
  return [...part.querySelectorAll("h2, h3, h4, h5, p, li, dt")].filter(isOneLine).map((line) => {
    const words = line.innerText.replace(/\s+/g, " ").replace(/ ?Source: (.*)/, " [$1]").trim();
    if (HEADING.test(line.tagName)) return `\n${words.toUpperCase()}`;
    if (line.matches("dt")) return `\n${words} ${"_".repeat(40)}`;
    return line.matches("li, li > :first-child") ? `- ${words}` : words;
  });
}

/** Leaves out what does not show, and what holds lines of its own. Lines to write on show on paper only. */
const isOneLine = (line) => (line.matches("dt") || line.offsetParent) && !line.querySelector("p, li");

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
