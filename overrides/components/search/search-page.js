/** The search page: fetches the data when the reader starts, shows what fits, and keeps the words behind the hash. */
(() => {
  const AT_FIRST = 20, EXCERPT = 220, BEFORE = 60, PAUSE = 500, MOST_QUOTED = 4, LONGEST_QUOTED = 30;
  const KEY = "guide-search-key";
  const find = (part) => {
    const found = document.querySelector(`[data-search="${part}"]`);
    if (!found) throw new Error(`search: the part "${part}" is missing`);
    return found;
  };
  if (!document.documentElement.classList.contains("js")) return;

  const form = find("form"), query = find("query"), status = find("status"), all = find("all"), shortcut = find("shortcut");
  const list = document.querySelector("[data-search-results]");
  const notices = Object.fromEntries(["urgent", "missing", "nothing", "broken", "file"].map((name) => [name, find(name)]));
  let loading = null, search = null, typing = 0;

  const fetchData = () => fetch(form.dataset.from)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))));

  const scripts = {};

  /** Runs a script once; one that did not come is asked for again. */
  const bring = (name) => {
    scripts[name] ??= runScript(form.dataset[name]).catch((error) => {
      delete scripts[name];
      throw error;
    });
    return scripts[name];
  };

  /** Fetches data and engine once; what failed is tried again with the next word. */
  const load = () => {
    loading ??= Promise.all([fetchData(), bring("library"), bring("engine")])
      .then(([data]) => new guideSearch.Search(data).prepare())
      .then((ready) => { search = ready; })
      .catch(() => { loading = null; });
    return loading;
  };

  const isFound = (part, terms) => searchWords.split(part).some((word) => terms.includes(searchWords.stem(word)));

  /** Text with the words found in it marked: as few pieces as that takes. */
  const marked = (text, terms) => {
    const pieces = [""];
    text.split(/([\p{L}\p{N}'’]+)/u).forEach((part, place) => {
      if (place % 2 && isFound(part, terms)) pieces.push(make("mark", "", part), "");
      else pieces[pieces.length - 1] += part;
    });
    return pieces;
  };

  /** The part of a long text around the first word found. */
  const excerpt = (text, terms) => {
    if (text.length <= EXCERPT) return text;
    const first = [...text.matchAll(/[\p{L}\p{N}'’]+/gu)].find(([word]) => isFound(word, terms));
    const start = Math.max(0, Math.min((first?.index ?? 0) - BEFORE, text.length - EXCERPT));
    const from = start && text.indexOf(" ", start) + 1, last = text.lastIndexOf(" ", start + EXCERPT);
    const isCut = start + EXCERPT < text.length && last > from;
    return `${from ? "… " : ""}${text.slice(from, isCut ? last : undefined)}${isCut ? " …" : ""}`;
  };

  const make = (name, className, ...parts) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...parts);
    return made;
  };

  const link = ({ address, anchor }, ...words) => {
    const made = make("a", "search-result__link", ...words);
    made.href = `../${address}${form.dataset.index}${anchor ? `#${anchor}` : ""}`;
    return made;
  };

  const item = (found) => {
    const { title, place, kind, text, terms, more } = found;
    const between = title.endsWith("?") ? " " : ": ";
    const name = place ? [...marked(title, terms), between, ...marked(place, terms)] : marked(title, terms);
    const others = more.flatMap((one, at) => [at ? ", " : "Also there: ", link(one, one.place || one.title)]);
    const parts = [make("p", "search-result__kind", kind), make("h2", "search-result__title", link(found, ...name))];
    if (text) parts.push(make("p", "search-result__text", ...marked(excerpt(text, terms), terms)));
    if (others.length) parts.push(make("p", "search-result__more", ...others));
    return make("li", "search-result", ...parts);
  };

  const pages = (count) => (count === 1 ? "1 page found." : `${count} pages found.`);
  const quoted = (words) => words.slice(0, MOST_QUOTED).map((word) => `“${word.slice(0, LONGEST_QUOTED)}”`).join(", ");

  const say = (words) => {
    if (status.textContent !== words) status.textContent = words;
  };

  const showOnly = (...shown) => {
    for (const [name, notice] of Object.entries(notices)) notice.hidden = !shown.includes(name);
  };

  const showResults = ({ results, mended, lacking, urgent, missing }) => {
    showOnly(urgent && "urgent", missing && "missing", !results.length && !urgent && "nothing");
    const danger = urgent ? search.data.danger : "";
    if (find("danger").textContent !== danger) find("danger").textContent = danger;
    find("subject").textContent = missing ?? "";
    list.replaceChildren(...results.slice(0, AT_FIRST).map((page) => item(search.show(page))));
    all.hidden = results.length <= AT_FIRST;
    all.textContent = `Show all ${results.length}`;
    all.onclick = () => {
      list.append(...results.slice(AT_FIRST).map((page) => item(search.show(page))));
      list.children[AT_FIRST].querySelector("a").focus();
      all.hidden = true;
    };
    const told = mended.slice(0, MOST_QUOTED).map(([typed, meant]) => ` ${quoted([typed])} was read as ${quoted([meant])}.`);
    const rest = lacking.length && !missing ? ` None has ${quoted(lacking)}: these have the other words.` : "";
    const nothing = missing ? `Nothing of its own on ${missing}. ` : "";
    say(results.length ? `${nothing}${pages(results.length)}${told.join("")}${rest}` : "Nothing found.");
  };

  const clear = (words) => {
    list.replaceChildren();
    all.hidden = true;
    say(words);
  };

  const run = async () => {
    const words = query.value;
    if (!words.trim()) {
      showOnly();
      return clear("");
    }
    if (!search) {
      showOnly();
      clear("Getting the search ready …");
      await load();
      if (words !== query.value) return undefined; // a later word is on its way
    }
    try {
      return showResults(search.find(words));
    } catch (damaged) { // what was fetched, or that nothing was
      search = loading = null;
      showOnly("broken");
      return clear("The search could not be loaded.");
    }
  };

  /** What the address holds behind its hash, which no server is told: `#q=words`, joined with others by `&`. */
  const readHash = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");

  const writeHash = () => {
    clearTimeout(typing);
    const held = readHash();
    if (query.value.trim()) held.set("q", query.value.trim());
    else held.delete("q");
    const hash = `${held}` && `#${held}`;
    if (location.search || hash !== location.hash) history.replaceState(history.state, "", location.pathname + hash);
  };

  /** Looks for the words in the address. Links of before have them as `?q=`: they move behind the hash. */
  const openAddress = () => {
    const words = readHash().get("q") ?? new URLSearchParams(location.search).get("q");
    if (words === null) return;
    query.value = words;
    run();
    writeHash();
  };

  const empty = () => {
    query.value = "";
    run();
    writeHash();
    query.focus();
  };

  const startShortcut = () => {
    shortcut.checked = localStorage.getItem(KEY) !== "off";
    shortcut.addEventListener("change", () => {
      try {
        if (shortcut.checked) localStorage.removeItem(KEY);
        else localStorage.setItem(KEY, "off");
      } catch (full) { /* The key then goes on opening this page. */ }
    });
  };

  startShortcut();
  if (location.protocol === "file:") {
    showOnly("file");
    query.disabled = true;
    return;
  }
  query.addEventListener("input", () => {
    run();
    clearTimeout(typing);
    typing = setTimeout(writeHash, PAUSE);
  });
  query.addEventListener("change", writeHash);
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    empty();
  });
  // The form is no question to a server.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
    writeHash();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && query.value) empty();
  });
  addEventListener("hashchange", openAddress);
  if (query.value) { // typed on a slow line, before this script came
    run();
    writeHash();
  } else openAddress();
})();
