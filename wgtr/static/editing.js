// Says it where a line edited in place could not be sent; the words stay in their field.
const unsent = (event) => event.target.closest?.("form")?.querySelector("[data-unsent]");
document.addEventListener("htmx:beforeRequest", (event) => { const line = unsent(event); if (line) line.hidden = true; });
for (const failure of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, (event) => { const line = unsent(event); if (line) line.hidden = false; });
}
