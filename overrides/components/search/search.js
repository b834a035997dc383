{#- The search and its page, put together by MkDocs, so that the page asks for one script besides MiniSearch. -#}
{% include "components/search/distance.js" %}
{% include "components/search/search-words.js" %}
{% include "components/search/search-engine.js" %}
{% include "components/search/search-page.js" %}
