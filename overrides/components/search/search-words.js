/** What people mean by the words that they type: forms of a word, near misses, words for the same. It touches no page. */
const searchWords = (() => {
  const LONGEST_QUERY = 40; // words; nobody types more, and pasted pages must not hang the tab
  const SHORT = 4; // letters: below that nothing is mended
  const CONTRACTED = /['’](?:s|ll|ve|re|d|m)(?!\p{L})|['’]/gu;

  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(CONTRACTED, "");
  const split = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  /** Cuts a word to the part that its forms share, so that "recordings" finds "recorded". */
  const cut = (word) => {
    if (word.length < 4 || /\d/.test(word)) return word;
    const single = word.replace(/ie[sd]$/, "y").replace(/([^sui])s$/, "$1");
    const base = single.replace(/^(.*[aeiouy].*?)ing$/, "$1").replace(/^(.*[aeiouy].*[^e])ed$/, "$1");
    const whole = base.length < 3 ? single : base === single ? base : base.replace(/([bdgkmnprt])\1$/, "$1");
    return whole.length > 4 ? whole.replace(/e$/, "") : whole;
  };

  const stems = new Map();
  /** The same, once for each word: every text that is shown is read word for word with every key. */
  const stem = (word) => {
    if (!stems.has(word)) stems.set(word, cut(word));
    return stems.get(word);
  };

  /** The letters of a word as bits, to leave out most words before they are compared letter by letter. */
  const lettersIn = (word) => [...word].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) % 32)), 0);
  const countBits = (bits) => {
    let count = 0;
    for (let rest = bits; rest; rest &= rest - 1) count++;
    return count;
  };

  /** Few people miss the start of a word, and words that differ there mean something else: "twins", "thins". */
  const startsAlike = (one, other, most) => {
    if (most > 1 || one.length === SHORT) return one[0] === other[0];
    return [...one.slice(0, 2)].sort().join() === [...other.slice(0, 2)].sort().join();
  };

  class Words {
    /**
     * @param {string[]} leftOut words of no weight
     * @param {string[][]} same groups of words for the same
     */
    constructor(leftOut, same) {
      this.leftOut = new Set(leftOut);
      this.known = new Map(); // every word that stands somewhere, with its stem and how often it was met
      this.groups = new Map(); // the stems of a phrase, joined, to its group
      same.forEach((group, number) => {
        const ways = group.map((phrase) => this.stems(phrase));
        for (const way of ways) this.groups.set(way.join(" "), { key: `=${number}`, ways });
      });
      this.longest = Math.max(1, ...[...this.groups.keys()].map((phrase) => phrase.split(" ").length));
    }

    /** Notes a word, and returns its stem; null for one of no weight. */
    learn(word) {
      if (this.leftOut.has(word)) return null;
      const known = this.known.get(word) ?? { stem: stem(word), letters: lettersIn(word), count: 0 };
      known.count++;
      this.known.set(word, known);
      return known.stem;
    }

    ofWeight(text) {
      return split(text).filter((word) => !this.leftOut.has(word));
    }

    stems(phrase) {
      return split(phrase).map((word) => this.learn(word)).filter(Boolean);
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
        const { key, ways } = this.groups.get(typed.join(" ")) ?? { key: typed[0], ways: [typed] };
        if (!found.some((other) => other.key === key)) found.push({ key, ways, from: at, size });
        at += size;
      }
      return found;
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

    isKnown(word) {
      if (this.known.has(word) || this.leftOut.has(word)) return true;
      if (word.length < 2 || /\d/.test(word)) return false;
      // It is still being typed.
      for (const known of this.known.keys()) if (known.startsWith(word)) return true;
      return false;
    }

    /** The word as it was meant: as typed, or the nearest one that stands somewhere. */
    mend(word) {
      if (this.isKnown(word) || word.length < SHORT || /\d/.test(word)) return word;
      const most = word.length < 8 ? 1 : 2;
      const letters = lettersIn(word), near = [];
      for (const [known, { letters: theirs, count }] of this.known) {
        const mayBe = Math.abs(known.length - word.length) <= most && countBits(letters ^ theirs) <= 2 * most;
        if (!mayBe || !startsAlike(word, known, most)) continue;
        // Among short words many lie near: only a letter that was missed, or two that were swapped.
        if (word.length === SHORT && known.length <= SHORT && letters !== theirs) continue;
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
        if (parts.every((part) => this.known.has(part))) return parts.join(" ");
      }
      return word;
    }

    /** One word written as two: "whats app". */
    joinParts(words) {
      return words.reduce((found, word) => {
        const before = found[found.length - 1];
        const isOne = before && this.known.has(before + word) && !(this.known.has(before) && this.known.has(word));
        return isOne ? [...found.slice(0, -1), before + word] : [...found, word];
      }, []);
    }
  }

  return { Words, split, stem };
})();
