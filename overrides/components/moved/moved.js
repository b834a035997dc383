/**
 * Carries a link to a place on a page that has moved along to the same place on the new page. Without scripts
 * the page itself sends readers on, to the top of the new one. It runs at once, before that can happen.
 */
(function () {
  "use strict";
  var address = document.currentScript.getAttribute("data-to");
  if (window.location.hash) window.location.replace(address.split("#")[0] + window.location.hash);
})();
