{#- The script of the tool, put together by MkDocs from small files in one closure, so that the page asks for one. -#}
(() => {
"use strict";
if (!document.documentElement.classList.contains("js")) return;
{% include "components/decision-tool/decision-conditions.js" %}
{% include "components/decision-tool/decision-rules.js" %}
{% include "components/decision-tool/decision-form.js" %}
{% include "components/decision-tool/decision-sources.js" %}
{% include "components/decision-tool/decision-result.js" %}
{% include "components/decision-tool/decision-notes.js" %}
{% include "components/decision-tool/decision-memory.js" %}
{% include "components/decision-tool/decision-links.js" %}
{% include "components/leave/leave.js" %}
{% include "components/decision-tool/decision-element.js" %}
})();
