// Material's search hears keys alone. Words that were pasted or dictated come without any.
{
  const query = document.querySelector("[data-md-component=search-query]");
  query?.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup")));
}
