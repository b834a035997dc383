{#- What finds words, put together by MkDocs; the search page asks for it with the first word, beside MiniSearch.
    Newer browsers compile all of it as it arrives. -#}
//# allFunctionsCalledOnLoad
{% include "components/search/distance.js" %}
{% include "components/search/search-words.js" %}
{% include "components/search/search-engine.js" %}
