// Material's search is a dialog that hears keys alone and moves by arrow keys. On a page of its own it is a list of links.
{
  const query = document.querySelector("[data-md-component=search-query]");
  const results = document.querySelector(".md-search-result__list");

  const makeLinks = () => {
    // Material hides the list while it takes its dialog to be closed. Firefox gives the box the focus before Material
    // can hear of it: it then counted what it found, and showed nothing.
    for (const name of ["hidden", "role"]) results.removeAttribute(name);
    for (const one of results.querySelectorAll("[tabindex]")) one.removeAttribute("tabindex");
    // Each result has an h1 of its own, below the heading of the page.
    for (const heading of results.querySelectorAll("h1, h2")) heading.setAttribute("aria-level", heading.localName === "h1" ? 2 : 3);
  };

  if (query && results) {
    // Words that were pasted or dictated come without keys.
    query.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup")));
    // Tab and Escape would close the dialog, and hide the results on the way to them.
    const keep = (event) => { if (["Tab", "Escape"].includes(event.key)) event.stopPropagation(); };
    document.addEventListener("keydown", keep, true);
    new MutationObserver(makeLinks).observe(results, { childList: true, subtree: true, attributeFilter: ["hidden", "role"] });
    makeLinks();
  }
}
