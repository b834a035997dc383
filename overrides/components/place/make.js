// What the panel of a place and the maker of links sheets share: making elements, and drawing QR codes.
const MOST_LINKS = 60;
/** Under this name the tab keeps the sheet that is begun, as its address carries it. */
const KEPT = "guide-links-sheet";

/** Makes an element with a class and text, or with what stands in it. */
function make(tag, name, ...inside) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside);
  return made;
}

/** Draws the QR code of an address. */
function draw(address) {
  const code = qr.generate(address, { minCorrectionLevel: qr.correction.M });
  const space = "http://www.w3.org/2000/svg", picture = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  let squares = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) squares += `M${x} ${y}h1v1h-1z`;
  }
  path.setAttribute("d", squares);
  picture.append(path);
  picture.setAttribute("viewBox", `-4 -4 ${code.size + 8} ${code.size + 8}`);
  picture.setAttribute("class", "qr-picture");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", `QR code for ${address}`);
  picture.setAttribute("shape-rendering", "crispEdges");
  return picture;
}
