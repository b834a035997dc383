/** <check-code>: takes a typed code and opens its page, or says honestly that it is not known, and what is near. */
(() => {
  if (!document.documentElement.classList.contains("js")) return;

  /** Counts the letters to change, add or leave out between two codes. */
  function slips(one, other) {
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let line = 1; line <= one.length; line += 1) {
      const next = [line];
      for (let at = 1; at <= other.length; at += 1) {
        const same = one[line - 1] === other[at - 1] ? 0 : 1;
        next[at] = Math.min(next[at - 1] + 1, row[at] + 1, row[at - 1] + same);
      }
      row = next;
    }
    return row[other.length];
  }

  class CheckCode extends HTMLElement {
    connectedCallback() {
      this.parts = Object.fromEntries(["form", "typed", "said"].map((name) => {
        const part = this.querySelector(`[data-part="${name}"]`);
        if (!part) throw new Error(`check-code: the part "${name}" is missing from the page`);
        return [name, part];
      }));
      const { form, typed, said } = this.parts;
      said.setAttribute("role", "status");
      form.hidden = false;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.lookUp(typed.value);
      });
    }

    /** Reads a code as people type it: any case, with or without the hyphen, with spaces. */
    lookUp(text) {
      const { said, typed } = this.parts;
      const letters = text.toUpperCase().replace(/[^A-Z0-9]/g, "");
      const code = letters.length > 4 ? `${letters.slice(0, 4)}-${letters.slice(4, 20)}` : letters;
      const entry = [...this.querySelectorAll("[data-code]")].find((item) => item.dataset.code === code);
      if (entry) return void location.assign(entry.querySelector("a").href);
      const near = code && said.dataset.near ? this.nearest(code) : [];
      const words = near.length ? said.dataset.near : said.dataset.unknown;
      said.textContent = code ? words.replace("{code}", code) : said.dataset.none;
      said.append(...near.map((link) => {
        const copy = link.cloneNode(true);
        copy.className = "short-links__near";
        return copy;
      }));
      typed.focus();
    }

    /** Gives the links of up to three codes that one or two slips away could be the one typed. */
    nearest(code) {
      const apart = [...this.querySelectorAll("[data-code]")].map((item) => [slips(item.dataset.code, code), item]);
      const found = apart.filter(([count]) => count < 3).sort(([one], [other]) => one - other).slice(0, 3);
      return found.map(([, item]) => item.querySelector("a"));
    }
  }

  customElements.define("check-code", CheckCode);
})();
