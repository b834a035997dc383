/** What "Clear and leave" tells every script of a page that holds what the reader did. */
const CLEARED = "guide-cleared";

/** Calls back when everything is to be forgotten, here or in another tab. */
const whenCleared = (forget) => document.addEventListener(CLEARED, forget);
