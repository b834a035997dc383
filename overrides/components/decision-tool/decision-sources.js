/** The sources of a result: once at its end, and after each line when asked. */

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

/** Names what the lines of a result rest on. */
function gatherSources({ section, parts }) {
  const marked = [...section.querySelectorAll(".statement__marks")].filter((marks) => !marks.closest("[data-off]"));
  parts.sources.replaceChildren(...uniqueSources(marked).flatMap(({ link, note }, place) =>
    [place ? "\u00a0· " : "", link.cloneNode(true), note ? " " : "", note ? note.cloneNode(true) : ""]));
}

function showEachSource(host, isEach) {
  host.toggleAttribute("data-each", isEach);
  host.parts.each.setAttribute("aria-pressed", isEach);
}
