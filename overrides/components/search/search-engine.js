/**
 * Finds pages in the data that the build writes (guide/search.py). It touches no page: `dev.py search` and the tests run
 * it as readers do. MiniSearch indexes, matches and scores; what people mean by their words is worked out here.
 */
const guideSearch = (() => {
  const FORMAT = 1;
  const BOOST = { title: 4, page: 2, also: 3, text: 1 };
  const LONGEST_QUERY = 40; // words; nobody types more, and pasted pages must not hang the tab
  // Of what the words say, by how many they are: below it, a page has too little to do with them. Of a short search
  // nearly all must be there; of a long question, told as people tell it, the part that counts.
  const LEAST = [1, 0.6, 0.6, 0.56, 0.45, 0.35];
  const POINTED = { known: 0.34, strange: 0.56 }; // the same where an author pointed the place out: if all words are known, or not
  const ALONE = 0.9, FEW = 1; // of a search, from which on it is about one thing; of places that say a word in passing
  const PHRASE = 40, URGENT = 400, NEAREST = 200; // what an author's own pointer adds to a score of some 5 to 60

  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/['’](?:s|ll|ve|re|d|m)(?!\p{L})|['’]/gu, "");
  const split = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  /** The part of a word that its forms share, so that "recordings" finds "recorded". */
  const stem = (word) => {
    if (word.length < 4 || /\d/.test(word)) return word;
    const single = word.replace(/ie[sd]$/, "y").replace(/([^sui])s$/, "$1");
    const base = single.replace(/^(.*[aeiouy].*?)ing$/, "$1").replace(/^(.*[aeiouy].*[^e])ed$/, "$1");
    const whole = base.length < 3 ? single : base === single ? base : base.replace(/([bdgkmnprt])\1$/, "$1");
    return whole.length > 4 ? whole.replace(/e$/, "") : whole;
  };

  /** The letters of a word as bits, to leave out most words before they are compared letter by letter. */
  const lettersIn = (word) => [...word].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) % 32)), 0);
  const countBits = (bits) => {
    let count = 0;
    for (let rest = bits; rest; rest &= rest - 1) count++;
    return count;
  };

  /** How many letters must be added, left out, changed or swapped with the next to make one word of another. */
  const distance = (one, other) => {
    let before = [], last = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
        const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (i > 1 && j > 1 && swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[other.length];
  };

  /** Few people miss the start of a word, and words that differ there mean something else: "twins", "thins". */
  const startsAlike = (one, other, most) => {
    if (most > 1) return one[0] === other[0];
    return [...one.slice(0, 2)].sort().join() === [...other.slice(0, 2)].sort().join();
  };

  class Search {
    /** @param {object} data what search/data.json holds */
    constructor(data) {
      if (data.format !== FORMAT) throw new Error("search: the data is of another format");
      this.data = data;
      this.leftOut = new Set(data.leftOut);
      this.said = [];
      this.words = new Map(); // every word that stands somewhere, and how often
      this.index = new MiniSearch({ fields: Object.keys(BOOST), tokenize: split, processTerm: (word) => this.learn(word) });
      this.groups = new Map(); // the stems of a phrase, joined, to its group
      data.same.forEach((group, number) => {
        const ways = group.map((phrase) => this.stems(phrase));
        for (const way of ways) this.groups.set(way.join(" "), { key: `=${number}`, ways });
      });
      this.longest = Math.max(1, ...[...this.groups.keys()].map((phrase) => phrase.split(" ").length));
      this.pointers = [...this.readPointers()];
    }

    /** Indexes all entries, a few at a time, so that the page answers meanwhile. Before that nothing is found. */
    async prepare() {
      await this.index.addAllAsync(this.data.entries.map((entry, id) => this.document(entry, id)), { chunkSize: 50 });
      return this;
    }

    document([page, , title, also, urgent, texts], id) {
      const text = texts.filter((_, place) => place % 2).join(" ");
      return { id, title: title || this.data.pages[page][1], page: title && this.data.pages[page][1], also: [...also, ...urgent].join(" "), text };
    }

    learn(word) {
      if (this.leftOut.has(word)) return null;
      const known = this.words.get(word) ?? { stem: stem(word), letters: lettersIn(word), count: 0 };
      known.count++;
      this.words.set(word, known);
      return known.stem;
    }

    weighty(text) {
      return split(text).filter((word) => !this.leftOut.has(word));
    }

    stems(phrase) {
      return split(phrase).map((word) => this.learn(word)).filter(Boolean);
    }

    /** What authors point out: if all keys are among those of a query, this place is meant. */
    *readPointers() {
      for (const [id, [, , , also, urgent]] of this.data.entries.entries()) {
        for (const phrase of also) yield { id, phrase, keys: this.keys(phrase), worth: PHRASE };
        // Word for word: who is followed may be in danger, who will follow up is not.
        for (const phrase of urgent) yield { id, phrase, keys: this.weighty(phrase), worth: URGENT, urgent: true };
      }
      for (const [words, nearest] of this.data.missing) {
        for (const phrase of words) yield { phrase, keys: this.keys(phrase), missing: words[0], nearest, worth: NEAREST };
      }
    }

    keys(phrase) {
      return this.concepts(this.stems(phrase)).map(({ key }) => key);
    }

    /** Puts stems together to what they stand for: a group of words for the same, or a word by itself. */
    concepts(stems) {
      const found = [];
      for (let at = 0; at < stems.length;) {
        let size = Math.min(this.longest, stems.length - at);
        while (size > 1 && !this.groups.has(stems.slice(at, at + size).join(" "))) size--;
        const typed = stems.slice(at, at + size);
        const known = this.groups.get(typed.join(" "));
        const { key, ways } = known ?? { key: typed[0], ways: [typed] };
        if (!found.some((other) => other.key === key)) found.push({ key, ways, from: at, size });
        at += size;
      }
      return found;
    }

    isKnown(word) {
      return this.words.has(word) || this.leftOut.has(word) || (word.length > 1 && !/\d/.test(word) && [...this.words.keys()].some((known) => known.startsWith(word)));
    }

    /** The word as it was meant: as typed, or the nearest one that stands somewhere. */
    mend(word) {
      if (this.isKnown(word) || word.length < 5 || /\d/.test(word)) return word;
      const most = word.length < 8 ? 1 : 2;
      const letters = lettersIn(word), near = [];
      for (const [known, { letters: theirs, count }] of this.words) {
        const mayBe = Math.abs(known.length - word.length) <= most && countBits(letters ^ theirs) <= 2 * most;
        if (!mayBe || !startsAlike(word, known, most)) continue;
        const far = distance(word, known);
        if (far <= most) near.push({ known, far, count });
      }
      near.sort((one, other) => one.far - other.far || other.count - one.count);
      return near[0]?.known ?? this.mendParts(word);
    }

    /** Two words written as one. */
    mendParts(word) {
      for (let at = 3; at <= word.length - 3; at++) {
        const parts = [word.slice(0, at), word.slice(at)];
        if (parts.every((part) => this.words.has(part))) return parts.join(" ");
      }
      return word;
    }

    /** One word written as two: "whats app". */
    joinParts(words) {
      return words.reduce((found, word) => {
        const before = found[found.length - 1];
        const isOne = before && this.words.has(before + word) && !(this.words.has(before) && this.words.has(word));
        return isOne ? [...found.slice(0, -1), before + word] : [...found, word];
      }, []);
    }

    /** @param {string} text what a reader typed */
    read(text) {
      const typed = this.joinParts(split(text).slice(0, LONGEST_QUERY));
      const mended = [], words = [];
      for (const word of typed) {
        const meant = this.mend(word);
        if (meant !== word) mended.push([word, meant]);
        words.push(...meant.split(" ").filter((part) => !this.leftOut.has(part)));
      }
      const concepts = this.concepts(words.map(stem));
      for (const concept of concepts) concept.said = words.slice(concept.from, concept.from + concept.size).join(" ");
      return { mended, concepts, words: new Set(words) };
    }

    match(concept, isLast) {
      const [said] = concept.ways.length === 1 ? concept.ways[0] : [];
      const prefix = (term) => term === said && !/\d/.test(term) && term.length > (isLast ? 1 : 3);
      const options = { boost: BOOST, combineWith: "AND", tokenize: (text) => text.split(" "), processTerm: (term) => term, prefix };
      const found = new Map();
      for (const way of concept.ways) {
        const phrase = ` ${way.join(" ")} `;
        for (const one of this.index.search(way.join(" "), options)) {
          if (way.length > 1 && !this.saidBy(one.id).includes(phrase)) continue;
          if (!(found.get(one.id)?.score >= one.score)) found.set(one.id, one);
        }
      }
      return { ...concept, found: [...found.values()], weight: Math.log(1 + this.data.entries.length / (1 + found.size)) };
    }

    /** All that an entry says, as stems in their order, for words that count only together. */
    saidBy(id) {
      if (!this.said[id]) {
        const { title, page, also, text } = this.document(this.data.entries[id], id);
        const stems = split(`${title} ${page ?? ""} ${also} ${text}`).map((word) => this.words.get(word)?.stem);
        this.said[id] = ` ${stems.filter(Boolean).join(" ")} `;
      }
      return this.said[id];
    }

    /**
     * @param {string} text what a reader typed
     * @returns the pages found, best first, for `show`; what could not be found; what to say about it
     */
    find(text) {
      const { mended, concepts, words } = this.read(text);
      const matched = concepts.map((concept, place) => this.match(concept, place === concepts.length - 1));
      const all = matched.reduce((sum, { weight }) => sum + weight, 0);
      const entries = new Map();
      const entry = (id) => entries.get(id) ?? entries.set(id, { id, score: 0, share: 0, bonus: 0, terms: new Set(), said: [], why: [], sure: false }).get(id);
      for (const { found, weight, said } of matched) {
        for (const { id, score, match } of found) {
          const here = entry(id);
          here.score += score;
          here.share += weight / all;
          here.said.push(said);
          for (const term of Object.keys(match)) here.terms.add(term);
          here.why.push(`${said}: ${Object.entries(match).map(([term, fields]) => `${term} in ${fields.join(", ")}`).join("; ")}`);
        }
      }
      const pointed = this.follow(matched, words, all, entry);
      const lacking = matched.filter(({ found }) => !found.length).map(({ said }) => said);
      return { mended, ...pointed, lacking, results: this.rank(entries, concepts.length, lacking.length ? POINTED.strange : POINTED.known) };
    }

    /** Adds what authors pointed out. */
    follow(concepts, words, all, entry) {
      const weights = new Map(concepts.map(({ key, weight }) => [key, weight]));
      const stands = new Map(concepts.map(({ key, found }) => [key, found.length]));
      const long = [...weights.keys()].filter((typed) => typed.length > 4);
      const has = (key) => weights.has(key) || long.some((typed) => key.startsWith(typed));
      const weigh = (keys) => keys.reduce((sum, key) => sum + (weights.get(key) ?? all / concepts.length), 0) / all;
      let urgent = false, missing = null;
      for (const { id, phrase, keys, worth, ...what } of this.pointers) {
        if (!keys.length || !keys.every(what.urgent ? (key) => words.has(key) : has)) continue;
        const share = Math.min(1, weigh(keys));
        // "Prevent" alone is a programme that the guide does not have; in a longer search it may be just a word.
        if (what.missing && share < ALONE && !(share >= POINTED.known && keys.some((key) => !(stands.get(key) > FEW)))) continue;
        urgent ||= Boolean(what.urgent);
        if (what.missing && (!missing || share > missing.share)) missing = { name: what.missing, share };
        for (const place of what.nearest ? what.nearest.map((near) => this.placeOf(near)) : [id]) {
          const here = entry(place);
          here.bonus = Math.max(here.bonus, worth * (what.urgent ? 1 : share));
          here.share = Math.max(here.share, share);
          here.sure ||= Boolean(what.urgent || what.nearest);
          here.why.push(`pointed out by “${phrase}”`);
        }
      }
      return { urgent, missing: missing?.name ?? null };
    }

    placeOf([page, anchor]) {
      const entries = this.data.entries;
      const here = entries.findIndex((entry) => entry[0] === page && entry[1] === anchor);
      return here >= 0 ? here : entries.findIndex((entry) => entry[0] === page);
    }

    rank(entries, many, pointed) {
      const onPage = new Map();
      for (const found of entries.values()) {
        const page = this.data.entries[found.id][0];
        found.total = found.bonus + found.score * found.share ** 2 * this.data.pages[page][3];
        if (!onPage.has(page)) onPage.set(page, []);
        onPage.get(page).push(found);
      }
      const pages = [...onPage.values()].filter((places) => this.isEnough(places, many, pointed));
      for (const places of pages) places.sort((one, other) => other.total - one.total);
      pages.sort(([one], [other]) => other.total - one.total);
      return pages;
    }

    /** Whether a page says enough of what was asked: at one place, or all of it over the whole page. */
    isEnough(places, many, pointed) {
      const least = LEAST[Math.min(many, LEAST.length - 1)];
      const atOne = ({ share, bonus, sure }) => share >= (sure ? 0 : bonus ? Math.min(least, pointed) : least);
      return places.some(atOne) || new Set(places.flatMap(({ said }) => said)).size === many;
    }

    /** A page as it is shown: its best place, and up to two others that fit nearly as well. */
    show([first, ...others]) {
      const more = others.filter(({ total }) => total > first.total / 2).slice(0, 2);
      return { ...this.showPlace(first), more: more.map((place) => this.showPlace(place)) };
    }

    /** One place: what it is, where it leads, and the passage that says most. */
    showPlace({ id, total, terms, why, bonus }) {
      const [page, anchor, place, , , texts] = this.data.entries[id];
      const [address, title, kind] = this.data.pages[page];
      const hits = (text) => new Set(split(text).map(stem).filter((word) => terms.has(word))).size;
      const passages = texts.flatMap((text, at) => (at % 2 ? [{ at: texts[at - 1] || anchor, text, hits: hits(text) }] : []));
      const best = passages.reduce((one, other) => (other.hits > one.hits ? other : one), passages[0] ?? { at: anchor, text: "", hits: 0 });
      const goes = !bonus && best.hits > hits(place || title) ? best.at : anchor;
      return { address, anchor: goes, title, place, kind: this.data.kinds[kind], text: best.text, terms: [...terms], score: total, why };
    }
  }

  return { Search, split, stem, plain };
})();
