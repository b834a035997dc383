/** A page opened after its review date says so, even if it was built before that date. Without this file the notice of the build stands. */
(() => {
  const header = document.querySelector("[data-review-by]");
  if (!header) return; // The search page and the one for missing addresses have no review date.
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  // A device with a wrong clock may show a notice too many, but never takes away one that the build put there.
  for (const notice of document.querySelectorAll("[data-overdue]")) {
    // A sheet among several has a date of its own.
    if (today > (notice.dataset.overdue || header.dataset.reviewBy)) notice.hidden = false;
  }
})();
