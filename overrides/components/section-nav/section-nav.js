// The list beside a page scrolls by itself where it is long: the page that is open is in sight there.
(() => {
  /** @type {HTMLElement | null} */
  const here = document.querySelector(".section-nav [aria-current]");
  const beside = here?.closest(".section-nav");
  // Where the contents of the page stand above the list, they come first.
  if (here && beside?.childElementCount === 1) beside.scrollTop = here.offsetTop - beside.clientHeight / 2;
})();
