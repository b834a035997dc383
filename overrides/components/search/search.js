{#- The script of the search page. What it searches with comes when it is used. -#}
{% include "components/search/search-page.js" %}
