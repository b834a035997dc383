/** Counts the letters to change, add or leave out between two codes. */
function slips(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[line - 1] === other[at - 1] ? 0 : 1;
      next[at] = Math.min(next[at - 1] + 1, row[at] + 1, row[at - 1] + same);
    }
    row = next;
  }
  return row[other.length];
}

/** Gives up to three codes that one or two slips away could be the one meant. */
function nearest(code, codes) {
  const apart = codes.map((one) => [slips(one, code), one]).filter(([count]) => count < 3);
  return apart.sort(([one], [other]) => one - other).slice(0, 3).map(([, one]) => one);
}
