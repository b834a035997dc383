{#- The script of the search page. What it searches with comes when it is used. -#}
{% include "assets/js/run-script.js" %}
{% include "components/search/search-page.js" %}
