/** What "Clear and leave" tells every script of a page that holds what the reader did. */
const CLEARED = "guide-cleared";

/** Calls back when everything is to be forgotten, here or in another tab. */
const whenCleared = (forget) => document.addEventListener(CLEARED, forget);

/**
 * Whether a page that Back brings from the browser's memory may still show what it showed: only where the browser
 * would have dropped it had everything been cleared since.
 */
const mayComeBack = () => "BroadcastChannel" in window;
