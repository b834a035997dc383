/** Gives up to three codes that one or two slips away could be the one meant. */
function nearest(code, codes) {
  const apart = codes.map((one) => [distance(one, code), one]).filter(([count]) => count < 3);
  return apart.sort(([one], [other]) => one - other).slice(0, 3).map(([, one]) => one);
}
