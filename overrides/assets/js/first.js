// Runs before the first paint: marks that scripts work, makes up for blocked storage, sets what the reader keeps.
// A browser older than those that the README names keeps the plain page: no script that asks for this mark starts.
if ("replaceChildren" in Element.prototype && CSS.supports("inset", "0")) {
  document.documentElement.classList.replace("no-js", "js");
  // A script that does not arrive leaves the plain page, which promises nothing that it would have done. One that a
  // page asks for later, and so is not deferred, is missed by nobody.
  addEventListener("error", ({ target }) => {
    if (target instanceof HTMLScriptElement && target.defer) document.documentElement.classList.replace("js", "no-js");
  }, true);
}
// The address or the way back may lead to another place than the one that a page shows first.
if (location.hash || history.state) document.documentElement.dataset.leads = "";

// Blocked storage throws on first touch. A map in memory lets the page carry on.
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    window[name].length;
  } catch (blocked) {
    const kept = new Map();
    Object.defineProperty(window, name, { value: {
      getItem: (key) => (kept.has(key) ? kept.get(key) : null),
      setItem: (key, value) => void kept.set(key, String(value)),
      removeItem: (key) => void kept.delete(key),
      clear: () => kept.clear(),
      key: (index) => [...kept.keys()][index] ?? null,
      get length() { return kept.size; },
    } });
  }
}

{
  const theme = localStorage.getItem("guide-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  if (localStorage.getItem("guide-sources") === "all") document.documentElement.dataset.sources = "all";
}
