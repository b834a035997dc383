{#- The script of a checklist, put together by MkDocs from small files in one closure, so that the page asks for one.
    Conditions and answers are read by two files of the tool. -#}
(() => {
"use strict";
if (!document.documentElement.classList.contains("js")) return;
{% include "components/decision-tool/decision-conditions.js" %}
{% include "components/decision-tool/decision-memory.js" %}
{% include "components/checklist/checklist-parts.js" %}
{% include "components/checklist/checklist-tailoring.js" %}
{% include "components/leave/cleared.js" %}
{% include "components/leave/leave.js" %}
{% include "components/checklist/checklist-element.js" %}
{% include "components/pocket/pocket.js" %}
})();
