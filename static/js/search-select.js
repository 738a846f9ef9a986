// A select with a search box; what is not listed is asked of the server, where the
// place around the select says so.
"use strict";

for (const select of document.querySelectorAll("select[data-search]")) {
  const place = select.closest("[data-search-address]");
  const none = (place ?? select).dataset.searchNone;
  const ask = async (words, found) => {
    try {
      const answer = await fetch(
        `${place.dataset.searchAddress}?q=${encodeURIComponent(words)}`,
        { headers: { Accept: "application/json" } },
      );
      const places = (await answer.json()).found;
      found(places.map((each) => ({ ...each, found: true })));
    } catch {
      found([]);
    }
  };
  const escape = (text) => {
    const span = document.createElement("span");
    span.textContent = text;
    return span.innerHTML;
  };
  new TomSelect(select, {
    maxOptions: 1000,
    // Enter must choose what the words typed so far have found.
    refreshThrottle: 0,
    searchField: ["text"],
    // Found by the server: it may match the code of a place or several words.
    score(words) {
      const inText = this.getScoreFunction(words);
      return (item) => inText(item) || (item.found ? 0.5 : 0);
    },
    load: place && ask,
    render: {
      no_results: () => `<div class="no-results">${escape(none)}</div>`,
    },
  });
  // Its place is taken by the search box, which has got its label.
  select.setAttribute("aria-hidden", "true");
}
