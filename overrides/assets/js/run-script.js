/** Runs a script that a page does not ask for at first; fails where it does not come. @param {string} address */
function runScript(address) {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", done);
    script.addEventListener("error", () => fail(new Error(`${address} did not come`)));
    document.head.append(script);
  });
}
