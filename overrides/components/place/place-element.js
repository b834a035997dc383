/** <place-links>: beside the link of a place, its short address to read out, its QR code, and the sheet that is begun. */
/** Makes a button that does something. */
function button(words, act) {
  const made = make("button", "button button--quiet place__button", words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

class PlaceLinks extends HTMLElement {
  connectedCallback() {
    if (this.said) return;
    const { code, root, words } = this.dataset;
    this.address = new URL(`l/${code}/`, new URL(root, document.baseURI)).href;
    this.shown = this.address.replace(/^https?:\/\/|\/$/g, "");
    this.said = make("span", "place__said");
    this.said.setAttribute("role", "status");
    const [before] = this.shown.split(code);
    this.append(
      make("span", "place__short", this.shown),
      make("span", "place__aloud", `To read out: ${before.replace(/\/l\/$/, "")}, slash, letter l, slash, ${[...code.toUpperCase()].join(" ").replace(" - ", ", dash, ")}`),
      button("Show the QR code", () => this.showCode(words)),
      button("Add to a links sheet", () => this.add(code.toUpperCase())),
      this.said,
    );
  }

  /** Shows the QR code over the whole window, for a room to scan. */
  showCode(words) {
    const dialog = make("dialog", "place__code"), close = button("Close", () => leave());
    const leave = () => {
      if (dialog.close) dialog.close();
      else dialog.remove();
    };
    dialog.setAttribute("aria-label", `QR code: ${words}`);
    dialog.append(make("p", "place__title", words), draw(this.address), make("p", "place__short", this.shown), close);
    dialog.addEventListener("close", () => dialog.remove());
    this.append(dialog);
    if (dialog.showModal) dialog.showModal();
    else dialog.setAttribute("open", "");
    close.focus();
  }

  /** Adds the place to the sheet that this tab began, and says so. */
  add(code) {
    const sheet = new URLSearchParams(sessionStorage.getItem(KEPT) || "");
    const codes = (sheet.get("l") || "").split(".").filter(Boolean), at = codes.indexOf(code);
    const isFull = at < 0 && codes.length >= MOST_LINKS;
    if (at < 0 && !isFull) sheet.set("l", [...codes, code].join("."));
    try {
      sessionStorage.setItem(KEPT, sheet);
    } catch { /* A full store: the link below still carries the sheet. */ }
    const open = make("a", "", "Open the sheet");
    open.href = new URL(`${this.dataset.sheet}#${sheet}`, document.baseURI).href;
    const told = isFull ? `A sheet holds ${MOST_LINKS} links.`
      : at < 0 ? `Added as number ${codes.length + 1}.` : `It is on the sheet already, as number ${at + 1}.`;
    this.said.replaceChildren(`${told} `, open);
  }
}

customElements.define("place-links", PlaceLinks);
