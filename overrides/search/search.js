// Material's search is a dialog that hears keys alone and moves by arrow keys. On a page of its own it is a list of links.
{
  const query = document.querySelector("[data-md-component=search-query]");
  const results = document.querySelector(".md-search-result__list");
  const PAUSE = 500;
  let typing = 0;

  const makeLinks = () => {
    // Material hides the list while it takes its dialog to be closed. Firefox gives the box the focus before Material
    // can hear of it: it then counted what it found, and showed nothing.
    for (const name of ["hidden", "role"]) results.removeAttribute(name);
    for (const one of results.querySelectorAll("[tabindex]")) one.removeAttribute("tabindex");
    // Each result has an h1 of its own, below the heading of the page.
    for (const heading of results.querySelectorAll("h1, h2")) heading.setAttribute("aria-level", heading.localName === "h1" ? 2 : 3);
  };

  /** What the address holds behind its hash, which no server is told: `#q=words`, joined with others by `&`. */
  const readHash = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");

  const writeHash = () => {
    clearTimeout(typing);
    const held = readHash();
    if (query.value.trim()) held.set("q", query.value.trim());
    else held.delete("q");
    const hash = `${held}` && `#${held}`;
    if (location.search || hash !== location.hash) history.replaceState(history.state, "", location.pathname + hash);
  };

  const search = () => query.dispatchEvent(new KeyboardEvent("keyup"));

  /** Looks for the words in the address. Links of before have them as `?q=`: they move behind the hash. */
  const openAddress = () => {
    const words = readHash().get("q") ?? new URLSearchParams(location.search).get("q");
    if (words === null) return;
    query.value = words;
    query.focus();
    search();
    writeHash();
  };

  if (query && results) {
    document.querySelector("[data-part=from-file]").hidden = location.protocol !== "file:";
    // Words that were pasted or dictated come without keys.
    query.addEventListener("input", () => {
      search();
      clearTimeout(typing);
      typing = setTimeout(writeHash, PAUSE);
    });
    query.addEventListener("change", writeHash);
    query.form.addEventListener("reset", () => setTimeout(writeHash));
    // The form is no question to a server.
    query.form.addEventListener("submit", (event) => event.preventDefault());
    // Tab and Escape would close the dialog, and hide the results on the way to them.
    const keep = (event) => { if (["Tab", "Escape"].includes(event.key)) event.stopPropagation(); };
    document.addEventListener("keydown", keep, true);
    new MutationObserver(makeLinks).observe(results, { childList: true, subtree: true, attributeFilter: ["hidden", "role"] });
    makeLinks();
    addEventListener("hashchange", openAddress);
    openAddress();
  }
}
