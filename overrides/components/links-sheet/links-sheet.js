{#- The script of the links sheet, put together by MkDocs in one closure: the library that draws QR codes is for this
    page alone, and hands over what it makes through `exports`. -#}
(() => {
"use strict";
if (!document.documentElement.classList.contains("js")) return;
const qr = (() => {
  const exports = {};
{% include "vendor/lean-qr/lean-qr.js" %}
  return exports;
})();
{% include "components/place/make.js" %}
{% include "components/search/distance.js" %}
{% include "components/sheets/nearest.js" %}
{% include "components/links-sheet/links-sheet-element.js" %}
})();
