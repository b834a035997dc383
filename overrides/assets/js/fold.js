// What is closed opens for a link that leads into it or to its heading, and for paper. Newer browsers do most of this by
// themselves; without this file a reader opens it by hand.
(() => {
  const openFor = () => {
    let place = null;
    try {
      place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch { /* A broken address names no place. */ }
    const closed = place?.closest("details:not([open])");
    if (!closed) return;
    for (let fold = closed; fold; fold = fold.parentElement.closest("details")) fold.open = true;
    place.scrollIntoView();
  };
  addEventListener("hashchange", openFor);
  openFor();

  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".page__article details:not([open])")];
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
})();
