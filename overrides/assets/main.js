{#- One script for every page, put together by MkDocs from small files, so that a first view costs one request. -#}
if (document.documentElement.classList.contains("js")) {
{% include "components/site-header/site-header.js" %}
{% include "components/page-header/page-header.js" %}
{% include "components/section-nav/section-nav.js" %}
{% include "components/statement/statement.js" %}
{% include "components/term/term.js" %}
{% include "assets/js/fold.js" %}
{% include "assets/js/when-used.js" %}
{% include "components/local-lines/local-lines.js" %}
}
