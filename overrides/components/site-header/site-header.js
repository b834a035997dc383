/** The small-screen menu, the switch between light and dark, and the key for search. Without this file each has a plain way: the menu at the foot, the device's own setting, and the link. */
(() => {
  /** @param {string} part @returns {HTMLElement} */
  const find = (part) => {
    const found = document.querySelector(`.site-header__${part}`);
    if (!found) throw new Error(`site-header: the part "${part}" is missing`);
    return found;
  };

  const startMenu = () => {
    const button = find("menu-button");
    const menu = find("menu");
    const show = (open) => {
      button.setAttribute("aria-expanded", String(open));
      menu.classList.toggle("site-header__menu--open", open);
    };
    button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
    find("bar").addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
      show(false);
      button.focus();
    });
  };

  const startTheme = () => {
    const button = find("theme");
    const root = document.documentElement;
    const device = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : device.matches);
    const tell = () => button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("guide-theme", root.dataset.theme);
      } catch (full) { /* The choice then lasts for this page only. */ }
      tell();
    });
    device.addEventListener("change", tell);
    tell();
  };

  /** The key / opens search on every page, unless the reader turned that off on the search page. */
  const startSearch = () => {
    const link = find("search");
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.closest?.("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      if (localStorage.getItem("guide-search-key") === "off") return;
      event.preventDefault();
      const field = document.querySelector("[data-search=query]");
      if (field) field.focus();
      else link.click();
    });
  };

  startMenu();
  startTheme();
  startSearch();
})();
