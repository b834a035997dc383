/** The small-screen menu and the switch between light and dark. Without this file both have a plain way: the menu at the foot, and the device's own setting. */
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

  startMenu();
  startTheme();
})();
