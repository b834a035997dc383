"use strict";
// The link of a statement, heading, question or item copies its address in one action; without this file it is a
// plain link to itself. The choice to see all sources is kept on the device only where the reader asks for that.
(() => {
  const LINKS = "a.statement__link, a.headerlink, a.family__self, a.page-end__self";
  const SHOWN_FOR = 4000;

  /** @param {HTMLAnchorElement} link @param {string} words */
  const say = (link, words) => {
    link.parentElement.querySelector(".statement__copied")?.remove();
    const note = document.createElement("span");
    note.className = "statement__copied";
    note.setAttribute("role", "status");
    link.after(note);
    // A status is announced when its text changes, so the text comes after the element.
    requestAnimationFrame(() => { note.textContent = words; });
    setTimeout(() => note.remove(), SHOWN_FOR);
  };

  // What else a place offers comes with a script of its own, loaded when a reader first uses a link.
  const { place: script, root, sheet } = document.currentScript.dataset;
  let isLoading = false;

  /** Offers the short address of a place, its QR code and the sheet, beside its link. @param {HTMLAnchorElement} link */
  const offer = (link) => {
    const short = link.parentElement.querySelector(".short");
    if (!short || link.nextElementSibling?.localName === "place-links") return;
    document.querySelector("place-links")?.remove();
    const panel = document.createElement("place-links");
    const words = link.getAttribute("aria-label").replace(/^Link to[^:]*: /, "");
    Object.assign(panel.dataset, { code: short.textContent.slice(3), root, sheet, words });
    link.after(panel);
    if (isLoading) return;
    isLoading = true;
    const asked = document.createElement("script");
    asked.src = script;
    document.head.append(asked);
  };

  // A list of sources that opens has room for it.
  document.addEventListener("toggle", ({ target, newState }) => {
    const link = newState === "open" && target.matches(".statement__basis") && target.querySelector(LINKS);
    if (link) offer(link);
  }, true);

  document.addEventListener("click", async (event) => {
    const link = event.target instanceof Element ? event.target.closest(LINKS) : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // The link of a page as a whole would only load it again.
    if (!link.hash) event.preventDefault();
    offer(link);
    try {
      await navigator.clipboard.writeText(link.href);
      say(link, "Link copied");
    } catch {
      // No clipboard on a plain http or file address: the address bar now shows the link.
      say(link, "The link is in the address bar");
    }
  });

  const KEPT = "guide-sources";
  const all = document.querySelector("[data-part=all-sources]");
  const keep = document.querySelector("[data-part=keep-sources]");
  if (!all || !keep) return; // Nothing on this page names its sources.
  all.checked = keep.checked = localStorage.getItem(KEPT) === "all";
  const choose = () => {
    document.documentElement.dataset.sources = all.checked ? "all" : "asked";
    if (!all.checked) keep.checked = false;
    try {
      if (keep.checked) localStorage.setItem(KEPT, "all");
      else localStorage.removeItem(KEPT);
    } catch { /* A full store loses a comfort, not the page. */ }
  };
  all.addEventListener("change", choose);
  keep.addEventListener("change", choose);
})();
