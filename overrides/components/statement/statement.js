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

  document.addEventListener("click", async (event) => {
    const link = event.target instanceof Element ? event.target.closest(LINKS) : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
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
