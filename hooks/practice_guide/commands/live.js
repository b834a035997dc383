/**
 * Follow the builds of dev.py serve: reload the open page after a good one, and show over it why one failed.
 * Only the development server adds this file to a page; it is in no built site. It asks only while the page can be
 * seen, because a browser keeps few connections to one server and every open tab would hold one.
 */
(() => {
  "use strict";
  const shown = new URL(document.currentScript.src).searchParams.get("build");
  const alert = document.querySelector(".dev-report");
  const report = document.getElementById("dev-report").content;

  let known = "";
  let waiting = false;

  async function wait() {
    if (waiting) return;
    waiting = true;
    while (!document.hidden) await ask();
    waiting = false;
  }

  async function ask() {
    try {
      const answer = await fetch(`/__dev/state?known=${known}`);
      const state = await answer.json();
      if (state.build !== shown) location.reload();
      else if (state.name !== known) show(state.failure);
      known = state.name;
    } catch {
      // The server was stopped. When it starts again the page follows it.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }

  /** Fill the alert, which screen readers then read out, or empty it; focus stays where it is. */
  function show(failure) {
    alert.replaceChildren();
    if (!failure) return;
    alert.append(report.cloneNode(true));
    alert.querySelector("pre").textContent = failure;
  }

  document.addEventListener("visibilitychange", wait);
  wait();
})();
