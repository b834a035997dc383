{#- Put together by MkDocs. -#}
/** <check-code>: takes a typed code and opens its page, or says honestly that it is not known, and what is near. */
(() => {
  if (!document.documentElement.classList.contains("js")) return;

{% include "components/search/distance.js" %}
{% include "components/sheets/nearest.js" %}

  class CheckCode extends HTMLElement {
    connectedCallback() {
      this.parts = Object.fromEntries(["form", "typed", "said"].map((name) => {
        const part = this.querySelector(`[data-part="${name}"]`);
        if (!part) throw new Error(`check-code: the part "${name}" is missing from the page`);
        return [name, part];
      }));
      const { form, typed, said } = this.parts;
      said.setAttribute("role", "status");
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
      const entry = [...this.querySelectorAll("[data-code]")].find((item) => item.dataset.code.toUpperCase() === code);
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

    /** Gives the links of the codes that could be the one typed. */
    nearest(code) {
      const items = new Map([...this.querySelectorAll("[data-code]")].map((item) => [item.dataset.code.toUpperCase(), item]));
      return nearest(code, [...items.keys()]).map((one) => items.get(one).querySelector("a"));
    }
  }

  customElements.define("check-code", CheckCode);
})();
