/** <links-sheet>: finds places, puts them in order, and gives them out. All of it stands in the address after #. */
const LONGEST_NAME = 120, MOST_FOUND = 20, MOST_TOLD = 10;
const CODE = /^[CDFHJKMNPRTVWXY23479]{4}-[CDFHJKMNPRTVWXY23479]{4}$/;
const UNNAMED = "Links for a session";
const PARTS = ["name", "find", "words", "said", "found", "dropped", "title", "empty", "list", "take", "taken", "by-hand", "text"];

/** Reads what an address carries after #, and says what it leaves out. Nothing in it is trusted. */
function read(fragment) {
  const given = new URLSearchParams(fragment.replace(/^#/, "")), told = [];
  const name = (given.get("n") || "").replace(/\s+/g, " ").trim();
  const all = (given.get("l") || "").toUpperCase().split(".").filter(Boolean);
  const codes = [...new Set(all.filter((code) => CODE.test(code)))];
  const wrong = all.filter((code) => !CODE.test(code));
  if (name.length > LONGEST_NAME) told.push(`The name was cut to ${LONGEST_NAME} letters.`);
  if (wrong.length) told.push(`Left out, because they are not codes: ${list(wrong)}.`);
  if (codes.length > MOST_LINKS) told.push(`A sheet holds ${MOST_LINKS} links. Left out: ${codes.length - MOST_LINKS}.`);
  return { name: name.slice(0, LONGEST_NAME), codes: codes.slice(0, MOST_LINKS), told };
}

/** Writes the first of some words in one line. */
function list(words) {
  const shown = words.slice(0, MOST_TOLD).map((word) => word.slice(0, 20)).join(", ");
  return words.length > MOST_TOLD ? `${shown} and ${words.length - MOST_TOLD} more` : shown;
}

class LinksSheet extends HTMLElement {
  connectedCallback() {
    this.parts = Object.fromEntries(PARTS.map((name) => {
      const part = this.querySelector(`[data-part="${name}"]`);
      if (!part) throw new Error(`links-sheet: the part "${name}" is missing from the page`);
      return [name, part];
    }));
    const { name, find, words, take } = this.parts;
    find.addEventListener("submit", (event) => {
      event.preventDefault();
      this.find(words.value);
    });
    name.addEventListener("input", () => this.change(() => { this.name = name.value; }));
    take.addEventListener("click", (event) => this.take(event.target.dataset.take));
    addEventListener("hashchange", () => this.open());
    const begun = sessionStorage.getItem(KEPT);
    if (!location.hash && begun) history.replaceState(history.state, "", `#${begun}`);
    this.gone = new Map();
    // Whoever comes here to look around needs none of the list.
    words.addEventListener("focus", () => this.places.catch(() => { /* It is told beside the field. */ }));
    this.open();
  }

  /** The list of short addresses, read when it is first needed; one that did not come is asked for again. */
  get places() {
    this.loading = this.loading || this.load().catch((error) => {
      this.loading = null;
      this.parts.said.textContent = "The list of short addresses could not be read. Are you offline?";
      throw error;
    });
    return this.loading;
  }

  /** Reads each place with its code, words, page and kind, and what is gone. */
  async load() {
    const answer = await fetch(this.dataset.list);
    if (!answer.ok) throw new Error(`links-sheet: the list answered ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html"), places = new Map();
    this.gone = new Map();
    for (const item of page.querySelectorAll("[data-code]")) {
      const link = item.querySelector("a"), code = item.dataset.code.toUpperCase();
      const words = link.textContent.replace(item.dataset.code, "").trim(), told = item.querySelector(".meta").textContent;
      if (item.dataset.now) {
        this.gone.set(code, { words, told, now: item.dataset.now.toUpperCase(), isWithdrawn: "withdrawn" in item.dataset });
      } else {
        const title = item.closest(".short-links__page").querySelector("h2").firstChild.textContent.trim();
        places.set(code, { code, words, page: title, kind: told });
      }
    }
    return places;
  }

  /** Shows the sheet that the address carries, with what became of lines that are gone. */
  async open() {
    const { dropped, name } = this.parts, carried = read(location.hash);
    const places = await this.placesOf(carried.codes);
    const kept = carried.codes.map((code) => this.today(code, places));
    this.codes = [...new Set(kept)].filter((code) => places.has(code));
    this.name = carried.name;
    name.value = this.name;
    const gone = carried.codes.filter((code) => this.gone.has(code)).map((code) => this.tellGone(code, places));
    const unknown = carried.codes.filter((code) => !places.has(code) && !this.gone.has(code));
    dropped.replaceChildren(...carried.told.map((line) => make("p", "", line)), ...gone, ...this.tellUnknown(unknown, places));
    this.show();
  }

  /** The places that codes may mean; none are needed for none. */
  async placesOf(codes) {
    return codes.length ? this.places : new Map();
  }

  /** The code that does the work of another today: the same, or that of the place it moved to. What was withdrawn has none. */
  today(code, places) {
    const gone = this.gone.get(code);
    if (!gone) return code;
    return !gone.isWithdrawn && places.has(gone.now) ? gone.now : "";
  }

  /** Says what became of a line that is gone. */
  tellGone(code, places) {
    const { words, told, now, isWithdrawn } = this.gone.get(code), place = places.get(now);
    const line = make("p", "", `“${words}”: ${told}`);
    if (!place) return line;
    if (!isWithdrawn) line.append(` On this sheet it is now “${place.words}”.`);
    else line.append(" It is left out. Read: ", this.link(now), ` “${place.words}”`);
    return line;
  }

  /** Names codes that no edition had, the first few of them with those that are nearest, to add. */
  tellUnknown(unknown, places) {
    if (!unknown.length) return [];
    const near = unknown.slice(0, MOST_TOLD).flatMap((code) => nearest(code, [...places.keys()]));
    const told = [make("p", "", `Left out, because no edition of this guide had them: ${list(unknown)}.`)];
    if (near.length) {
      const offers = [...new Set(near)].slice(0, MOST_TOLD).map((code) => this.offer(places.get(code)));
      told.push(make("p", "", "Nearest to them:"), make("ul", "links-sheet__found", ...offers));
    }
    return told;
  }

  address(code) {
    return new URL(`${code.toLowerCase()}/`, new URL(this.dataset.list, location.href)).href;
  }

  link(code) {
    const link = make("a", "links-sheet__address", this.address(code).replace(/^https?:\/\//, ""));
    link.href = this.address(code);
    return link;
  }

  /** Changes the sheet, and its address with it. */
  change(how) {
    how();
    const carried = new URLSearchParams();
    if (this.name) carried.set("n", this.name.slice(0, LONGEST_NAME));
    if (this.codes.length) carried.set("l", this.codes.join("."));
    history.replaceState(history.state, "", `#${carried}`);
    try {
      sessionStorage.setItem(KEPT, carried);
    } catch { /* A full store: the address still carries the sheet. */ }
    this.show();
  }

  async find(text) {
    const { found, said } = this.parts, places = [...(await this.places).values()];
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (place) => words.every((word) => `${place.words} ${place.page} ${place.kind} ${place.code}`.toLowerCase().includes(word));
    const fitting = words.length ? places.filter(fits) : [];
    const more = fitting.length > MOST_FOUND ? ` The first ${MOST_FOUND} are shown: add a word.` : "";
    said.textContent = words.length ? `${fitting.length} found.${more}` : "Type a word first.";
    found.replaceChildren(...fitting.slice(0, MOST_FOUND).map((place) => this.offer(place)));
  }

  offer(place) {
    const add = make("button", "button button--quiet", "Add");
    add.type = "button";
    add.setAttribute("aria-label", `Add: ${place.words}`);
    add.addEventListener("click", () => {
      const { said } = this.parts;
      if (this.codes.includes(place.code)) said.textContent = "It is on the sheet already.";
      else if (this.codes.length >= MOST_LINKS) said.textContent = `A sheet holds ${MOST_LINKS} links.`;
      else {
        this.change(() => this.codes.push(place.code));
        said.textContent = `Added as number ${this.codes.length}: ${place.words}`;
      }
    });
    return make("li", "", make("span", "links-sheet__words", place.words, " ", make("span", "meta", `${place.kind}, ${place.page}`)), add);
  }

  async show() {
    const { title, empty, list: shown, take } = this.parts, places = await this.placesOf(this.codes);
    title.textContent = this.name || UNNAMED;
    empty.hidden = this.codes.length > 0;
    take.hidden = !this.codes.length;
    shown.replaceChildren(...this.codes.map((code, at) => this.entry(places.get(code), at)));
  }

  entry(place, at) {
    const move = make("div", "links-sheet__move");
    for (const [words, step] of [["Up", -1], ["Down", 1], ["Remove", 0]]) {
      const button = make("button", "button button--quiet", words);
      button.type = "button";
      button.setAttribute("aria-label", `${words}: ${place.words}`);
      button.disabled = step !== 0 && !this.codes[at + step];
      button.addEventListener("click", () => this.move(at, step));
      move.append(button);
    }
    const about = make("div", "", make("p", "", make("strong", "", place.words)), make("p", "", this.link(place.code)),
      make("p", "meta", place.words === place.page ? place.kind : `${place.kind}, ${place.page}`));
    return make("li", "links-sheet__entry", draw(this.address(place.code)), about, move);
  }

  /** Moves an entry, or takes it out, and keeps the focus with it. */
  async move(at, step) {
    this.change(() => {
      const [code] = this.codes.splice(at, 1);
      if (step) this.codes.splice(at + step, 0, code);
    });
    await this.placesOf(this.codes);
    const rows = this.parts.list.children, row = rows[Math.min(step ? at + step : at, rows.length - 1)];
    const buttons = row ? [...row.querySelectorAll("button")] : [];
    const label = { "-1": "Up", 1: "Down", 0: "Remove" }[step];
    const same = buttons.find((button) => button.textContent === label && !button.disabled);
    (same || buttons.find((button) => !button.disabled) || this.parts.words).focus();
  }

  /** Gives the sheet out: on paper, as a link, or as text to paste. */
  async take(how) {
    if (!how) return;
    if (how === "print") return void window.print();
    if (how === "nothing") return this.empty();
    const places = await this.places, named = this.name || UNNAMED;
    const entries = this.codes.map((code) => ({ ...places.get(code), url: this.address(code) }));
    const escape = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
    const plain = (text) => text.replace(/[\\`*_[\]<>]/g, "\\$&");
    const texts = {
      link: location.href,
      markdown: [`# ${plain(named)}`, "", ...entries.map((entry) => `1. [${plain(entry.words)}](${entry.url})`), "", `Edition ${this.dataset.edition}`].join("\n"),
      html: `<h2>${escape(named)}</h2>\n<ol>\n${entries.map((entry) => `<li><a href="${escape(entry.url)}">${escape(entry.words)}</a></li>`).join("\n")}\n</ol>\n<p>Edition ${escape(this.dataset.edition)}</p>`,
    };
    await this.copy(texts[how]);
  }

  /** Begins again with an empty sheet, and keeps nothing of the one before. */
  empty() {
    const { name, dropped, said, words } = this.parts;
    this.change(() => { [this.name, this.codes] = ["", []]; });
    sessionStorage.removeItem(KEPT);
    name.value = "";
    dropped.replaceChildren();
    said.textContent = "The sheet is empty.";
    words.focus();
  }

  async copy(text) {
    const { taken, text: area } = this.parts;
    try {
      await navigator.clipboard.writeText(text);
      taken.textContent = "Copied.";
    } catch {
      // No clipboard here, or it was refused: the text stands to be copied by hand.
      area.value = text;
      area.hidden = this.parts["by-hand"].hidden = false;
      area.focus();
      area.select();
      taken.textContent = "Your browser did not copy it. Copy it by hand.";
    }
  }
}

customElements.define("links-sheet", LinksSheet);
