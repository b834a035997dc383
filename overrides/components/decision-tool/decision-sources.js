/** The sources of a result: once for each block, and after each line when asked. */

/** Lists each source of several lines once: its shortest name, and its note where all its links share one. */
function uniqueSources(marked) {
  const found = new Map();
  for (const link of marked.flatMap((marks) => [...marks.querySelectorAll("a")])) {
    const next = link.nextElementSibling;
    const note = next?.matches(".statement__note") ? next : null;
    const known = found.get(link.pathname) || { link, note };
    const shorter = link.textContent.length < known.link.textContent.length ? link : known.link;
    found.set(link.pathname, { link: shorter, note: known.note?.textContent === note?.textContent ? note : null });
  }
  return [...found.values()];
}

/** Names the sources below a block of several lines, with a button that shows those of each line. */
function gatherSources(block, template) {
  const marked = [...block.querySelectorAll("li .statement__marks")].filter((marks) => !marks.closest("[data-off]"));
  if (marked.length < 2) return;
  const line = fill(template, {}).firstElementChild;
  const button = line.querySelector("button");
  line.querySelector("span").append(...uniqueSources(marked).flatMap(({ link, note }, place) =>
    [place ? " · " : "", link.cloneNode(true), note ? " " : "", note ? note.cloneNode(true) : ""]));
  block.dataset.lines = "together";
  button.addEventListener("click", () => {
    const isOpen = block.dataset.lines === "together";
    block.dataset.lines = isOpen ? "each" : "together";
    button.setAttribute("aria-expanded", isOpen);
  });
  if (block.matches("ul")) block.after(line);
  else block.append(line);
}
