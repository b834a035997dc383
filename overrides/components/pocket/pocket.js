/** One line at a time: a line of the page, large, with the rest of the page out of the way. Nothing is copied, so a tick
    there is a tick in the list. Without this file the page is the plain list. */
(() => {
  const root = document.documentElement;
  const bar = document.querySelector("[data-pocket-bar]");
  if (!bar || !root.classList.contains("js")) return;
  const host = bar.parentElement;
  const find = (name) => document.querySelector(`[data-pocket-${name}]`);
  const [way, at, back, next] = ["open", "at", "step='-1'", "step='1'"].map(find);
  const titles = [...host.querySelectorAll(bar.dataset.titles)];
  // Without a choice to start from, the lines of the whole page are one list.
  const start = bar.dataset.start ? [...host.querySelectorAll(bar.dataset.start)] : [];
  let lines = [], now = 0, isClosing = false;
  // After the lines, in the order of the keyboard too.
  host.append(bar);
  at.setAttribute("role", "status");

  const titleOf = (line) => titles.filter((title) => title.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
  const linesOf = (title) => [...host.querySelectorAll(bar.dataset.lines)]
    .filter((line) => !line.closest("[hidden]") && (!title || titleOf(line) === title));

  function keepOnly(elements) {
    for (const marked of document.querySelectorAll("[data-in-pocket]")) delete marked.dataset.inPocket;
    for (const element of elements) {
      element.dataset.inPocket = "whole";
      for (let around = element.parentElement; around && around !== root; around = around.parentElement) around.dataset.inPocket = "around";
    }
  }

  /** @param {number} place of the line; before the first one stands the choice */
  function show(place) {
    now = place;
    const line = lines[place];
    const standing = document.querySelectorAll(".danger-line, .page-header__title");
    keepOnly([...standing, ...(line ? [titleOf(line), line] : start), bar]);
    at.textContent = line ? at.dataset.words.replace("{at}", place + 1).replace("{all}", lines.length) : "";
    back.hidden = !line;
    back.disabled = !place && !start.length;
    next.hidden = !line;
    next.textContent = place === lines.length - 1 ? next.dataset.last : next.dataset.words;
    const told = line ?? host.querySelector(".pocket__choice");
    told.tabIndex = -1;
    told.focus();
    scrollTo(0, 0);
  }

  function enter() {
    lines = start.length ? [] : linesOf();
    if (!start.length && !lines.length) return;
    root.dataset.pocket = "";
    isClosing = false;
    // The button of the device that leads back leaves this view, and not the page with its ticks.
    history.scrollRestoration = "manual";
    history.pushState({ pocket: true }, "");
    show(start.length ? -1 : Math.max(0, lines.findIndex((line) => !line.querySelector("input:checked"))));
  }

  function leave() {
    const place = lines[now] ?? way;
    delete root.dataset.pocket;
    keepOnly([]);
    history.scrollRestoration = "auto";
    place.focus();
    place.scrollIntoView({ block: "center" });
  }

  const isOpen = () => "pocket" in root.dataset;
  /** Once alone: a second press would leave the page. */
  function close() {
    if (!isClosing) history.back();
    isClosing = true;
  }

  function step(by) {
    const place = now + by;
    if (place === lines.length) close();
    else if (lines[place] || (place < 0 && start.length)) show(place);
  }

  way.addEventListener("click", enter);
  bar.addEventListener("click", ({ target }) => {
    if (target.dataset.pocketStep) step(Number(target.dataset.pocketStep));
    if ("pocketClose" in target.dataset) close();
  });
  host.addEventListener("click", (event) => {
    const link = event.target.closest(".pocket__choice a");
    if (!link) return;
    event.preventDefault();
    lines = linesOf(titles.find((title) => title.querySelector(link.hash)));
    show(0);
  });
  addEventListener("popstate", () => isOpen() && leave());
  addEventListener("keydown", (event) => {
    // An explanation that stands open takes these keys for itself.
    if (!isOpen() || event.altKey || event.ctrlKey || event.metaKey || event.target.closest(".term, [popover]")) return;
    if (event.key === "Escape") close();
    else if (event.key === "ArrowRight" && lines[now]) step(1);
    else if (event.key === "ArrowLeft" && lines[now]) step(-1);
  });
})();
