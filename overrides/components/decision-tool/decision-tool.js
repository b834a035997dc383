{#- The script that a tool's page asks for, put together by MkDocs in one closure. -#}
(() => {
"use strict";
if (!document.documentElement.classList.contains("js")) return;
{% include "components/leave/cleared.js" %}
{% include "components/leave/leave.js" %}
{% include "assets/js/run-script.js" %}
{% include "components/decision-tool/decision-start.js" %}
})();
