/**
 * Reload the open page when dev.py serve has built the site anew. Only the development server adds this
 * file to a page; it is in no built site. It asks only while the page can be seen, because a browser
 * keeps few connections to one server and every open tab would hold one.
 */
(() => {
  "use strict";
  const shown = new URL(document.currentScript.src).searchParams.get("build");

  let waiting = false;

  async function wait() {
    if (waiting) return;
    waiting = true;
    while (!document.hidden) await ask();
    waiting = false;
  }

  async function ask() {
    try {
      const answer = await fetch(`/__dev/build?shown=${shown}`);
      if ((await answer.text()) !== shown) location.reload();
    } catch {
      // The server was stopped. When it starts again the page follows it.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }

  document.addEventListener("visibilitychange", wait);
  wait();
})();
