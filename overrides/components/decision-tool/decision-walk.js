{#- What walks a tool, put together by MkDocs from small files in one closure. decision-start.js asks for it. The first
    line has newer browsers compile all of it as it arrives, and not with the first answer and the first result. -#}
//# allFunctionsCalledOnLoad
(() => {
"use strict";
{% include "components/decision-tool/decision-conditions.js" %}
{% include "components/decision-tool/decision-rules.js" %}
{% include "components/decision-tool/decision-form.js" %}
{% include "components/decision-tool/decision-sources.js" %}
{% include "components/decision-tool/decision-result.js" %}
{% include "components/decision-tool/decision-notes.js" %}
{% include "components/decision-tool/decision-memory.js" %}
{% include "components/decision-tool/decision-links.js" %}
{% include "components/leave/cleared.js" %}
{% include "components/decision-tool/decision-element.js" %}
})();
