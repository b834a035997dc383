/** A page opened after its review date says so, even if it was built before that date. Without this file the notice of the build stands. */
(() => {
  const header = document.querySelector("[data-review-by]");
  if (!header) return; // The search page and the one for missing addresses have no review date.
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  // A device with a wrong clock may show a notice too many, but never takes away one that the build put there.
  for (const notice of document.querySelectorAll("[data-overdue]")) {
    // A sheet among several has a date of its own.
    if (today > (notice.dataset.overdue || header.dataset.reviewBy)) notice.hidden = false;
  }
})();
