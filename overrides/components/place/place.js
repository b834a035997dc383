{#- What a place offers besides its link, put together by MkDocs in one closure. A page loads it when a reader first
    uses the link of a place, and the library that draws QR codes with it. -#}
(() => {
"use strict";
const qr = (() => {
  const exports = {};
{% include "vendor/lean-qr/lean-qr.js" %}
  return exports;
})();
{% include "components/place/make.js" %}
{% include "components/place/place-element.js" %}
})();
