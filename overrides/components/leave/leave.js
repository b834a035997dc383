/** <clear-and-leave>: one press deletes what the site keeps in this browser, and opens an empty page. */
const OURS = /^(guide-|checklist\.|decision-tool\.)/;

// A message reaches other tabs, and makes a browser drop pages that it holds ready for Back. Nothing of it is stored.
const clearing = "BroadcastChannel" in window ? new BroadcastChannel(CLEARED) : null;
clearing?.addEventListener("message", () => document.dispatchEvent(new Event(CLEARED)));

function clearStorage(storage) {
  const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place));
  for (const key of keys.filter((name) => OURS.test(name))) storage.removeItem(key);
}

/** Deletes copies for use offline, ours alone: another site may live at the same host. */
async function clearCopies() {
  const registered = await navigator.serviceWorker?.getRegistrations() ?? [];
  await Promise.all(registered.filter(({ scope }) => scope.startsWith(__md_scope.href)).map((one) => one.unregister()));
  const names = await window.caches?.keys() ?? [];
  await Promise.all(names.filter((name) => OURS.test(name)).map((name) => caches.delete(name)));
}

class ClearAndLeave extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("[data-part=leave]");
    this.hidden = !button;
    if (!button) throw new Error('clear-and-leave: the part "leave" is missing from the page');
    button.addEventListener("click", () => this.leave());
  }

  async leave() {
    clearStorage(localStorage);
    clearStorage(sessionStorage);
    document.dispatchEvent(new Event(CLEARED));
    clearing?.postMessage("");
    await clearCopies().catch(() => { /* Blocked: then there are no copies either. */ });
    location.replace(this.dataset.to);
  }
}

customElements.define("clear-and-leave", ClearAndLeave);
