// Served on every page of the walk, before the page's own scripts. It keeps what went wrong, and finds what a reader sees.
(() => {
  // The name of the tab outlives each page, needs no storage, and is the same in the frame of a narrow phone.
  const keep = (said) => { top.name = JSON.stringify([...JSON.parse(top.name || "[]"), `${location.pathname}: ${said}`]); };

  addEventListener("error", ({ message, target }) => {
    // A page that is left early gives up what it was told to fetch in good time.
    if (target.rel !== "preload") keep(message || `not loaded: ${target.src || target.href}`);
  }, true);
  addEventListener("unhandledrejection", ({ reason }) => keep(`rejected: ${reason}`));
  addEventListener("securitypolicyviolation", ({ blockedURI, violatedDirective }) => keep(`refused: ${violatedDirective} ${blockedURI}`));
  for (const level of ["error", "warn"]) console[level] = (...words) => keep(`${level}: ${words.join(" ")}`);

  if (document.currentScript.hasAttribute("data-without-storage")) {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException("blocked", "SecurityError"); } });
    }
  }

  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
  const nameOf = (element) => (element.getAttribute("aria-label") || element.innerText).replace(/\s+/g, " ").trim();
  const see = (selector) => [...document.querySelectorAll(selector)].find(isSeen);
  const named = (name, kind) => [...document.querySelectorAll(kind)].find((one) => isSeen(one) && nameOf(one) === name);
  // A pointer presses what is in the window; not every driver scrolls there by itself.
  const inView = (element) => {
    element?.scrollIntoView({ block: "center", behavior: "instant" });
    return element;
  };
  window.walk = { see, named, inView };
})();
