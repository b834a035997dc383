/** What the scripts of a checklist share: finding the parts of the page, and filling the sentences it holds. */

/** Finds every named part. A missing one throws, so that the plain list stays as it is. */
function findParts(host, names) {
  return Object.fromEntries(names.map((name) => {
    const part = host.querySelector(`[data-part="${name}"]`);
    if (!part) throw new Error(`check-list: the part "${name}" is missing from the page`);
    return [name, part];
  }));
}

/** Fills the {words} of a sentence that the page holds. */
const fill = (part, values) => part.dataset.words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
