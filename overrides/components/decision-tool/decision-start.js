/**
 * The start of a tool. The page shows its first question by itself. What walks it, and what the results say, is more
 * than the page weighs. It comes when somebody begins to answer, or where an address or kept answers lead further, and
 * otherwise a moment after the page: a phone may have lost its signal when the first answer is given.
 */
const tool = document.querySelector("decision-tool");
const BEGINNINGS = ["pointerover", "pointerdown", "focusin", "change"];
const SLOW = 500;
const AFTER_LOAD = 2000;
let coming = null;
let pressed = null;
let isAnswering = false;

/** Puts what the results say in place of their list. Their page stands one folder further down than this one. */
async function placeResults() {
  const answer = await fetch(tool.dataset.results);
  if (!answer.ok) throw new Error(`decision-tool: ${answer.status} for the results`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const results = [...page.querySelectorAll(".decision-tool__outcome")];
  for (const link of results.flatMap((result) => [...result.querySelectorAll("a[href^='../']")])) {
    link.setAttribute("href", link.getAttribute("href").slice("../".length));
  }
  tool.querySelector("[data-part=list]")?.replaceWith(...results);
  document.dispatchEvent(new Event("guide-more"));
}

/** Asks for the script before it is run, so that both are on their way at once. */
function announceWalk() {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "script", href: tool.dataset.walk });
  document.head.append(link);
}

async function bring(isAsked) {
  announceWalk();
  try {
    await placeResults();
    await runScript(tool.dataset.walk); // It finds the page as a page with all results would be.
    pressed?.click();
  } catch (error) {
    if (!isAsked) { // Whoever begins to answer tries again.
      coming = isAnswering ? bring(true) : null;
      return;
    }
    // The plain page stays, which leads to the results by links.
    tool.querySelector("[data-part=status]").textContent = "";
    document.documentElement.classList.replace("js", "no-js");
    throw error;
  }
}

const bringOnce = () => {
  coming = coming || bring(isAnswering);
};

const begin = () => {
  isAnswering = true;
  bringOnce();
};

const isHere = () => tool.hasAttribute("data-ready");

/** A press before the script is here counts once it is; on a slow line the reader is told to wait. */
function keepPress(button) {
  if (isHere() || !button) return;
  pressed = button;
  const status = tool.querySelector("[data-part=status]");
  setTimeout(() => {
    if (!isHere()) status.textContent = status.dataset.late;
  }, SLOW);
}

const isLed = () => "leads" in document.documentElement.dataset
  || ["handed", tool.dataset.tool].some((name) => sessionStorage.getItem(`decision-tool.${name}`) !== null);

for (const beginning of BEGINNINGS) tool.addEventListener(beginning, begin, { once: true });
addEventListener("hashchange", begin, { once: true });
tool.addEventListener("click", ({ target }) => isHere() || keepPress(target.closest("[data-part=continue], [data-part=clear], [data-part=all]")));
tool.addEventListener("keydown", ({ key, target }) => {
  if (key === "Enter" && target.matches("input")) keepPress(tool.querySelector("[data-part=continue]"));
});
if (isLed()) begin();
else addEventListener("load", () => setTimeout(bringOnce, AFTER_LOAD));
