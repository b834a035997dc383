{#- The script of the search page. What it searches with comes when it is used. Newer
    browsers compile all of it as it arrives. -#}
//# allFunctionsCalledOnLoad
{% include "assets/js/run-script.js" %}
{% include "components/search/search-page.js" %}
