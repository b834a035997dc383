"""One way to run axe, and one form for what it finds."""

from __future__ import annotations

from collections.abc import Mapping

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "selectors": False,
    "iframes": False,  # The site has none: its policy allows none.
}
# Half of the time of axe is for the contrast of words with what lies behind them. Words of one size, weight and colour
# whose elements are called alike and coloured alike, all the way up, have one contrast: the first of them is measured,
# on whatever page. What is drawn, or placed over something else, is measured each time, and has a number below zero.
ONE_OF_EACH_LOOK = """(() => {
    const OF_LOOK = ["color", "backgroundColor", "backgroundImage", "opacity", "fontSize", "fontWeight", "textShadow"];
    const rule = axe._audit.rules.find(({ id }) => id === "color-contrast"), { matches } = rule;
    const check = axe._audit.checks["color-contrast"], { evaluate } = check;
    const numbers = new Map(), measured = new Set();
    let looks, passed;
    const number = (text) => {
        let one = 0xdeadbeef, two = 0x41c6ce57;
        for (let at = 0; at < text.length; at++) {
            one = Math.imul(one ^ text.charCodeAt(at), 2654435761);
            two = Math.imul(two ^ text.charCodeAt(at), 1597334677);
        }
        return (two & 0x1fffff) * 0x100000000 + (one >>> 0) + 1;
    };
    const look = (element) => {
        if (!element) return 1;
        if (!looks.has(element)) {
            const style = getComputedStyle(element), around = look(element.parentElement);
            const flows = element instanceof HTMLElement && ["static", "relative"].includes(style.position);
            const own = flows ? OF_LOOK.map((name) => style[name]) : [numbers.size];
            const key = [around, element.localName, element.className, ...own].join();
            if (!numbers.has(key)) numbers.set(key, flows && around > 0 ? number(key) : -1 - numbers.size);
            looks.set(element, numbers.get(key));
        }
        return looks.get(element);
    };
    axe.lookAgain = (known) => {
        [looks, passed] = [new Map(), []];
        for (const one of known) measured.add(one);
    };
    axe.listPassed = () => passed;
    const isBlank = ({ data }) => !data?.trim();
    const hasWords = (element) => element.matches("input, select, textarea") || ![...element.childNodes].every(isBlank);
    rule.matches = function (element, ...others) {
        if (!hasWords(element) || !element.checkVisibility({ visibilityProperty: true })) return false;
        const one = look(element);
        if (measured.has(one) || !matches.call(this, element, ...others)) return false;
        measured.add(one);
        return true;
    };
    check.evaluate = function (element, ...others) {
        const one = look(element), passes = evaluate.call(this, element, ...others);
        if (passes === undefined) measured.delete(one);
        if (passes && one > 0) passed.push(one);
        return passes;
    };
})();"""
# Axe is written for old browsers: each of its colours lies in six maps, and it reads each colour of a page anew, some
# 90,000 times on a long one. Here a colour holds its own parts, and each text of a colour is read once.
AXE = f"""(function (WeakMap) {{
{Axe().axe_script}
}})(class {{
    constructor() {{ this.place = Symbol(); }}
    has(key) {{ return Object.hasOwn(key, this.place); }}
    get(key) {{ return key[this.place]; }}
    set(key, value) {{ key[this.place] = value; return this; }}
    delete(key) {{ return delete key[this.place]; }}
}});
(() => {{
    const {{ Color }} = axe.commons.color, read = Color.prototype.parseString, known = new Map();
    Color.prototype.parseString = function (text) {{
        if (!known.has(text)) known.set(text, read.call(new Color(0, 0, 0), text));
        const {{ r, g, b, alpha }} = known.get(text);
        return Object.assign(this, {{ r, g, b, alpha }});
    }};
}})();
{ONE_OF_EACH_LOOK}"""
# The looks of words whose contrast was found to be enough.
ENOUGH: set[int] = set()
# What is not shown has no faults, yet most of axe's time went into it: nine in ten elements of a tool are not shown.
# So it is taken out meanwhile, apart from what shown elements name, and what would start anew when it is put back.
TAKE_OUT_HIDDEN = r"""() => {
    const hidden = [], named = new Set();
    const look = (element) => {
        for (const { name, value } of element.attributes) {
            if (/^(aria-|for$|href$|headers$|list$|form$)/.test(name)) value.split(/[#\s]+/).forEach(named.add, named);
        }
        const isClosed = element.matches("details:not([open])");
        for (const child of element.children) {
            const isHidden = isClosed && child.localName !== "summary" || getComputedStyle(child).display === "none";
            isHidden ? hidden.push(child) : look(child);
        }
    };
    look(document.body);
    const isNeeded = ({ id, localName }) => (id && named.has(id)) || localName.includes("-");
    const canGo = (element) => ![element, ...element.querySelectorAll("*")].some(isNeeded);
    const taken = hidden.filter(canGo).map((element) => {
        const content = document.createDocumentFragment();
        content.append(...element.childNodes);
        return () => element.append(content);
    });
    return () => taken.forEach((putBack) => putBack());
}"""
# What axe says of the rest, and not of what is wrong, is most of what it says.
FIND = f"""async ([rules, enough]) => {{
    axe.lookAgain?.(enough);
    const putBack = ({TAKE_OUT_HIDDEN})();
    const {{ violations }} = await axe.run(rules).finally(putBack);
    const found = violations.flatMap(({{ id, impact, helpUrl, nodes }}) =>
        nodes.map(({{ html }}) => `${{id}} (${{impact}}) ${{helpUrl}} ${{html.slice(0, 200)}}`));
    return [found, axe.listPassed?.() ?? []];
}}"""
# What sticks to an edge of the window lies over whatever is scrolled there, which axe would take for its place.
LAY_NOTHING_OVER = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".site-header__bar, .checklist__bar { position: static !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


def run_axe(page: Page, rules: Mapping[str, object] = RULES) -> list[str]:
    """Axe on a page as it stands: each violation as rule, help page and element."""
    page.evaluate(LAY_NOTHING_OVER)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found, enough = page.evaluate(FIND, [rules, [*ENOUGH]])
    ENOUGH.update(enough)
    return list(found)


def find_small_targets(page: Page) -> list[str]:
    """What axe finds too small or too close to tap."""
    return run_axe(page, {**RULES, "runOnly": {"type": "rule", "values": ["target-size"]}})
