/**
 * Finds pages in the data that the build writes (guide/search.py). It touches no page: `dev.py search` and the tests run
 * it as readers do. MiniSearch indexes, matches and scores; which pages fit what was meant is worked out here.
 */
const guideSearch = (() => {
  const { Words, split, stem } = searchWords;
  const FORMAT = 1;
  const BOOST = { title: 4, page: 2, also: 3, text: 1 };
  // Of what the words say, by how many they are: below it, a page has too little to do with them. Of a short search
  // nearly all must be there; of a long question, told as people tell it, the part that counts.
  const LEAST = [1, 0.6, 0.6, 0.56, 0.45, 0.35];
  // The same where an author pointed the place out: if all words are known or several of them point there, or not.
  const POINTED = { known: 0.33, strange: 0.5 };
  // Of a search, from which on it is about one thing; of places that say a word in passing.
  const ALONE = 0.9, FEW = 1;
  // Where fewer pages than this have enough, those follow that have the most of the rest, if it is this much.
  const TOO_FEW = 5, SOME = 0.15;
  // What an author's own pointer adds to a score of some 5 to 60.
  const PHRASE = 40, URGENT = 400, NEAREST = 200;

  const inWords = (said, match) => {
    const places = Object.entries(match).map(([term, fields]) => `${term} in ${fields.join(", ")}`);
    return `${said}: ${places.join("; ")}`;
  };

  class Search {
    /** @param {object} data what search/data.json holds */
    constructor(data) {
      if (data.format !== FORMAT) throw new Error("search: the data is of another format");
      this.data = data;
      this.words = new Words(data.leftOut, data.same);
      this.index = new MiniSearch({
        fields: Object.keys(BOOST),
        tokenize: split,
        processTerm: (word) => this.words.learn(word),
      });
      this.pointers = [...this.readPointers()];
      this.said = [];
      this.read = new Map();
    }

    /** Indexes all entries, a few at a time, so that the page answers meanwhile. Before that nothing is found. */
    async prepare() {
      await this.index.addAllAsync(this.data.entries.map((entry, id) => this.document(entry, id)), { chunkSize: 50 });
      return this;
    }

    document([number, , place, also, urgent, texts], id) {
      const page = this.data.pages[number][1];
      const text = texts.filter((_, at) => at % 2).join(" ");
      return { id, title: place || page, page: place && page, also: [...also, ...urgent].join(" "), text };
    }

    /** What authors point out: if all keys are among those of a search, this place is meant. */
    *readPointers() {
      for (const [id, [, , , also, urgent]] of this.data.entries.entries()) {
        const ids = [id];
        for (const phrase of also) yield { ids, phrase, keys: this.words.keys(phrase), worth: PHRASE };
        // Word for word: who is followed may be in danger, who will follow up is not.
        for (const phrase of urgent) yield { ids, phrase, keys: this.words.ofWeight(phrase), worth: URGENT, isUrgent: true };
      }
      for (const [phrases, nearest] of this.data.missing) {
        const ids = nearest.map((place) => this.idOf(place)), [missing] = phrases;
        for (const phrase of phrases) yield { ids, phrase, keys: this.words.keys(phrase), worth: NEAREST, missing };
      }
    }

    idOf([page, anchor]) {
      const { entries } = this.data;
      const here = entries.findIndex((entry) => entry[0] === page && entry[1] === anchor);
      return here >= 0 ? here : entries.findIndex((entry) => entry[0] === page);
    }

    /**
     * @param {string} text what a reader typed
     * @returns the pages found, best first, for `show`; what could not be found; what to say about it
     */
    find(text) {
      const { mended, concepts, words } = this.words.read(text);
      const matched = concepts.map((concept, place) => this.match(concept, place === concepts.length - 1));
      const entries = this.gather(matched);
      const { urgent, missing } = this.follow(matched, words, entries);
      const lacking = matched.filter(({ found }) => !found.length).map(({ said }) => said);
      const results = this.rank(entries, matched.length, lacking.length ? POINTED.strange : POINTED.known);
      return { mended, urgent, missing, lacking, results };
    }

    match(concept, isLast) {
      const [single] = concept.ways.length === 1 ? concept.ways[0] : [];
      const options = {
        boost: BOOST,
        combineWith: "AND",
        tokenize: (terms) => terms.split(" "),
        processTerm: (term) => term,
        prefix: (term) => term === single && !/\d/.test(term) && term.length > (isLast ? 1 : 3),
      };
      const found = new Map();
      for (const way of concept.ways) {
        const phrase = way.join(" ");
        for (const one of this.index.search(phrase, options)) {
          if (way.length > 1 && !this.saidBy(one.id).includes(` ${phrase} `)) continue;
          if (!(found.get(one.id)?.score >= one.score)) found.set(one.id, one);
        }
      }
      const weight = Math.log(1 + this.data.entries.length / (1 + found.size));
      return { ...concept, found: [...found.values()], weight };
    }

    /** All that an entry says, as stems in their order, for words that count only together. */
    saidBy(id) {
      if (!this.said[id]) {
        const { title, page, also, text } = this.document(this.data.entries[id], id);
        const stems = split(`${title} ${page} ${also} ${text}`).map((word) => this.words.known.get(word)?.stem);
        this.said[id] = ` ${stems.filter(Boolean).join(" ")} `;
      }
      return this.said[id];
    }

    /** Every entry that has something of what was asked, by its number: how much of it, and how well. */
    gather(concepts) {
      const all = concepts.reduce((sum, { weight }) => sum + weight, 0);
      const entries = new Map();
      for (const { found, weight, said } of concepts) {
        for (const { id, score, match } of found) {
          const here = this.entry(entries, id);
          here.score += score;
          here.share += weight / all;
          here.said.push(said);
          here.why.push(inWords(said, match));
          for (const term of Object.keys(match)) here.terms.add(term);
        }
      }
      return entries;
    }

    entry(entries, id) {
      const none = { id, score: 0, share: 0, bonus: 0, isSure: false, said: [], why: [] };
      if (!entries.has(id)) entries.set(id, { ...none, terms: new Set() });
      return entries.get(id);
    }

    /** Adds what authors pointed out, and says whether to tell of danger, and which subject the guide does not have. */
    follow(concepts, words, entries) {
      const told = { urgent: false, missing: null, share: 0 };
      for (const pointer of this.pointers) {
        const share = this.weigh(pointer, concepts, words);
        if (!share) continue;
        told.urgent ||= Boolean(pointer.isUrgent);
        if (pointer.missing && share > told.share) Object.assign(told, { missing: pointer.missing, share });
        for (const id of pointer.ids) {
          const here = this.entry(entries, id);
          here.bonus = Math.max(here.bonus, pointer.worth * (pointer.isUrgent ? 1 : share));
          here.share = Math.max(here.share, share);
          here.isSure ||= Boolean(pointer.isUrgent || pointer.missing || (pointer.keys.length > 1 && share >= POINTED.known));
          here.why.push(`pointed out by “${pointer.phrase}”`);
        }
      }
      return told;
    }

    /** How much of what was asked a pointer has, or 0 where it is not meant. */
    weigh({ keys, isUrgent, missing }, concepts, words) {
      const isOf = (key, typed) => key === typed || (typed.length > 4 && key.startsWith(typed));
      const of = (key) => concepts.find((concept) => isOf(key, concept.key));
      const isMeant = keys.length && keys.every(isUrgent ? (key) => words.has(key) : of);
      if (!isMeant) return 0;
      const all = concepts.reduce((sum, { weight }) => sum + weight, 0);
      const share = Math.min(1, keys.reduce((sum, key) => sum + (of(key)?.weight ?? all / concepts.length), 0) / all);
      if (!missing || share >= ALONE) return share;
      // "Prevent" alone is a programme that the guide does not have; in a longer search it may be just a word.
      return share >= POINTED.known && keys.some((key) => of(key).found.length <= FEW) ? share : 0;
    }

    rank(entries, many, pointed) {
      const onPage = new Map();
      for (const found of entries.values()) {
        const page = this.data.entries[found.id][0];
        found.total = found.bonus + found.score * found.share ** 2 * this.data.pages[page][3];
        if (!onPage.has(page)) onPage.set(page, []);
        onPage.get(page).push(found);
      }
      const pages = [...onPage.values()];
      const enough = this.inOrder(pages.filter((places) => this.isEnough(places, many, pointed)));
      if (!enough.length || enough.length >= TOO_FEW) return enough;
      // One page that has a rare word must not be all that a reader is shown: a case for training may be the only one.
      const others = pages.filter((places) => !enough.includes(places) && places.some(({ share }) => share >= SOME));
      return this.inOrder([...enough, ...this.inOrder(others).slice(0, TOO_FEW - enough.length)]);
    }

    /** Pages with their best place first, those with the best place before the others. */
    inOrder(pages) {
      for (const places of pages) places.sort((one, other) => other.total - one.total);
      return pages.sort(([one], [other]) => other.total - one.total);
    }

    /** Whether a page says enough of what was asked: at one place, or all of it over the whole page. */
    isEnough(places, many, pointed) {
      const least = LEAST[Math.min(many, LEAST.length - 1)];
      const atOne = ({ share, bonus, isSure }) => isSure || share >= (bonus ? Math.min(least, pointed) : least);
      return places.some(atOne) || new Set(places.flatMap(({ said }) => said)).size === many;
    }

    /** A page as it is shown: its best place, and up to two others that fit nearly as well. */
    show([first, ...others]) {
      const more = others.filter(({ total }) => total > first.total / 2).slice(0, 2);
      return { ...this.showPlace(first), more: more.map((place) => this.showPlace(place)) };
    }

    /** How many of the stems a text has. It is read once: most of what a key shows stood there before it. */
    hits(text, terms) {
      if (!this.read.has(text)) this.read.set(text, [...new Set(split(text).map(stem))]);
      return this.read.get(text).filter((word) => terms.has(word)).length;
    }

    /** One place: what it is, where it leads, and the passage that says most. */
    showPlace({ id, total, terms, why, bonus }) {
      const [page, anchor, place, , , texts] = this.data.entries[id];
      const [address, title, kind] = this.data.pages[page];
      let best = { at: anchor, text: "", hits: -1 };
      for (let at = 1; at < texts.length; at += 2) {
        const here = { at: texts[at - 1] || anchor, text: texts[at], hits: this.hits(texts[at], terms) };
        if (here.hits > best.hits) best = here;
      }
      const goes = !bonus && best.hits > this.hits(place || title, terms) ? best.at : anchor;
      const shown = { address, anchor: goes, title, place, kind: this.data.kinds[kind], text: best.text };
      return { ...shown, terms: [...terms], score: total, why };
    }
  }

  return { Search };
})();
