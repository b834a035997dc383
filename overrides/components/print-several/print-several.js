/** <print-several>: a button to print, and how many lists are chosen. The choice itself is the page's own boxes. */
(() => {
  if (!document.documentElement.classList.contains("js")) return;

  class PrintSeveral extends HTMLElement {
    connectedCallback() {
      this.parts = Object.fromEntries(["bar", "count", "print"].map((name) => {
        const part = this.querySelector(`[data-part="${name}"]`);
        if (!part) throw new Error(`print-several: the part "${name}" is missing from the page`);
        return [name, part];
      }));
      const { bar, count, print } = this.parts;
      count.setAttribute("role", "status");
      bar.hidden = false;
      print.addEventListener("click", () => window.print());
      this.addEventListener("change", () => this.show());
      // The browser may bring a page back with its ticks after the script has run.
      addEventListener("pageshow", () => this.show());
      this.show();
    }

    show() {
      const { count } = this.parts;
      const chosen = this.querySelectorAll(".several__box:checked").length;
      const { none, one, words } = count.dataset;
      // For browsers without :has(), which cannot tell from the boxes alone which sheets to print.
      for (const one of this.querySelectorAll(".several__one")) {
        one.toggleAttribute("data-left-out", chosen > 0 && !one.querySelector(".several__box").checked);
      }
      count.textContent = chosen > 1 ? words.replaceAll("{count}", chosen) : chosen ? one : none;
    }
  }

  customElements.define("print-several", PrintSeveral);
})();
