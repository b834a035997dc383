// A script that serves one button alone comes with its first press, which is then made again.
document.addEventListener("click", ({ target }) => {
  const way = target.closest("[data-script]");
  if (!way) return;
  const script = document.createElement("script");
  script.src = way.dataset.script;
  script.addEventListener("load", () => way.click());
  delete way.dataset.script;
  document.head.append(script);
});
