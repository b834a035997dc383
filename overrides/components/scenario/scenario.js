"use strict";
/** <case-room>: a case for a room, in large type, one step at a time by key, tap or button. The page holds the words. */
(() => {
  if (!document.documentElement.classList.contains("js")) return;

  const MOVES = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };

  function make(tag, name, ...inside) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...inside);
    return made;
  }

  class CaseRoom extends HTMLElement {
    connectedCallback() {
      const start = this.querySelector("[data-part=start]");
      if (!start) throw new Error('case-room: the part "start" is missing from the page');
      start.addEventListener("click", () => this.open(start));
    }

    /** Fills the window with the first step. */
    open(start) {
      this.slides = [...document.querySelectorAll("[data-slide]")];
      this.heading = make("h2", "room__heading");
      this.heading.tabIndex = -1;
      this.body = make("div", "room__body");
      this.count = make("p", "room__count");
      this.back = this.button("Back", () => this.go(-1));
      this.next = this.button("Next", () => this.go(1));
      const close = this.button("Close", () => this.close(start));
      this.dialog = make("dialog", "room", make("div", "room__step", this.heading, this.body), make("div", "room__foot", this.back, this.next, this.count, close));
      this.dialog.setAttribute("aria-label", "The case, for a room");
      this.dialog.addEventListener("keydown", (event) => this.key(event, start));
      this.dialog.addEventListener("click", ({ target }) => {
        if (target.closest(".room__step") && !target.closest("a, button")) this.go(1);
      });
      this.dialog.addEventListener("close", () => this.leave(start));
      this.append(this.dialog);
      if (this.dialog.showModal) this.dialog.showModal();
      else this.dialog.setAttribute("open", "");
      this.at = 0;
      this.show();
    }

    button(words, act) {
      const made = make("button", "button button--quiet", words);
      made.type = "button";
      made.addEventListener("click", act);
      return made;
    }

    close(start) {
      if (this.dialog.close) this.dialog.close();
      else this.leave(start);
    }

    leave(start) {
      this.dialog.remove();
      start.focus();
    }

    key(event, start) {
      const { key, target } = event, isOwn = key === " " && target.closest("a, button");
      if (key === "Escape" && !this.dialog.close) this.leave(start);
      else if (key === "Home") this.go(-this.at);
      else if (key === "End") this.go(this.slides.length);
      else if (MOVES[key] && !isOwn && !event.altKey && !event.ctrlKey && !event.metaKey) this.go(MOVES[key]);
      else return;
      event.preventDefault();
    }

    go(step) {
      const at = Math.min(Math.max(this.at + step, 0), this.slides.length - 1);
      if (at === this.at) return;
      this.at = at;
      this.show();
    }

    /** Shows one step: its words are those of the page, without their ids. */
    show() {
      const slide = this.slides[this.at], copy = slide.cloneNode(true);
      for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
      for (const part of copy.querySelectorAll(".visually-hidden, .print-only, [data-slide-without]")) part.remove();
      for (const link of copy.querySelectorAll("a")) link.target = "_blank";
      this.heading.textContent = slide.dataset.slide;
      this.body.replaceChildren(...copy.childNodes);
      this.count.textContent = `Step ${this.at + 1} of ${this.slides.length}`;
      this.back.disabled = this.at === 0;
      this.next.disabled = this.at === this.slides.length - 1;
      this.dialog.scrollTop = 0;
      this.heading.focus();
    }
  }

  customElements.define("case-room", CaseRoom);
})();
