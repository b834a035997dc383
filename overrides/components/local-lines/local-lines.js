/** The area that a reader chose: kept on this device, or named by a link (#area=); its lines show, the others' do not. */
(() => {
  const KEY = "guide-area";
  const bar = document.querySelector("[data-local-bar]");
  if (!bar) return;
  const names = new Map(Object.entries(JSON.parse(bar.dataset.areas)));
  const kept = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  let shown = "";
  const keep = (area) => { try { localStorage.setItem(KEY, area); } catch { /* It is on for this page alone. */ } };

  function show(area) {
    const on = shown = names.has(area) ? area : "";
    bar.hidden = !on;
    for (const name of document.querySelectorAll("[data-local-name]")) name.textContent = names.get(on) ?? "";
    for (const section of document.querySelectorAll("[data-local-lines]")) {
      for (const name of ["screen-only", "local-lines--none"]) section.classList.toggle(name, !on);
      for (const choose of section.querySelectorAll("[data-local-choose]")) choose.hidden = Boolean(on);
      const areas = [...section.querySelectorAll("[data-area]")];
      for (const lines of areas) {
        lines.hidden = lines.dataset.area !== on;
        lines.open = lines.dataset.area === on;
        lines.toggleAttribute("data-on", lines.open);
      }
      section.hidden = Boolean(on) && areas.every((lines) => lines.hidden);
    }
    // Only the area that is on by default has codes of its own; every other prints the code of the list alone.
    for (const code of document.querySelectorAll("[data-sheet-of]")) code.hidden = code.dataset.sheetOf !== (on === bar.dataset.default ? on : "");
    for (const copy of document.querySelectorAll("[data-beside]")) copy.remove();
    if (on) for (const note of document.querySelectorAll(`[data-area="${on}"] .local-note`)) setBeside(note);
    if (on) for (const place of document.querySelectorAll("[data-contacts]")) setNumbers(place, on);
    for (const line of document.querySelectorAll("[data-area-only]")) line.hidden = line.dataset.areaOnly !== on;
    for (const button of document.querySelectorAll("[data-local-use]")) {
      button.hidden = false;
      button.setAttribute("aria-pressed", String(button.dataset.localUse === on));
    }
    document.dispatchEvent(new Event("guide-area"));
  }

  /** Repeats a note at the place that it belongs to. */
  function setBeside(note) {
    const place = document.getElementById(note.dataset.at);
    if (!place) return;
    note.dataset.set = "";
    const copy = note.cloneNode(true);
    copy.dataset.beside = "";
    const holder = place.closest("li, section, fieldset");
    // An outcome says it below the numbers that it names.
    const slot = holder && holder.querySelector("[data-slot=note]");
    if (slot) slot.after(copy);
    else if (holder) holder.append(copy);
    else place.after(copy);
  }

  /** Repeats the contacts that an item or a result names. */
  function setNumbers(place, area) {
    const found = place.dataset.contacts.split(" ").map((id) => document.querySelector(`[data-area="${area}"] [data-contact="${id}"]`));
    const list = document.createElement("dl");
    list.className = "local-lines__contacts";
    list.dataset.beside = "";
    list.append(...found.filter(Boolean).map((contact) => contact.cloneNode(true)));
    if (list.children.length) place.append(list);
  }

  document.addEventListener("click", ({ target }) => {
    const use = target.closest("[data-local-use], [data-local-off]");
    if (!use) return;
    const area = use.hasAttribute("data-local-off") || use.getAttribute("aria-pressed") === "true" ? "none" : use.dataset.localUse;
    keep(area);
    show(area);
  });
  const asked = /(?:^#|&)area=([a-z0-9-]+)/.exec(location.hash)?.[1];
  if (names.has(asked)) keep(asked);
  show(names.has(asked) ? asked : kept() ?? bar.dataset.default);
  document.addEventListener("guide-cleared", () => show("none"));
  // Part of the page has come since, with places for its lines.
  document.addEventListener("guide-more", () => show(shown));
})();
