// Saves a note while it is typed, by sending its own form; without a script the button does it.
// What could not be sent stays in the form, is said, and is tried again.
const PAUSE = 1500, AGAIN = 5000;
for (const form of document.querySelectorAll("form[data-autosave]")) {
  const status = form.querySelector("[data-status]"), version = form.elements.on_top_of;
  let timer, sending = false, changed = false;
  const say = (words, late) => { status.textContent = words; status.classList.toggle("missing", Boolean(late)); };
  const later = (wait) => { clearTimeout(timer); timer = setTimeout(send, wait); };
  async function send() {
    if (sending) return later(PAUSE);
    sending = true; changed = false;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
      const refused = { 400: "refused", 401: "refused", 403: "refused", 404: "gone" }[answer.status];
      if (refused) { // signed out meanwhile, or the item was deferred: trying again is of no use
        changed = true; sending = false;
        return say(status.dataset[refused], true);
      }
      const told = await answer.json();
      if (answer.ok) version.value = told.version; else changed = true;
      say(told.said, !answer.ok);
    } catch {
      changed = true; say(status.dataset.failed, true); later(AGAIN);
    }
    sending = false;
  }
  form.addEventListener("input", () => { changed = true; say(status.dataset.unsaved); later(PAUSE); });
  form.addEventListener("submit", (event) => {
    changed = false; clearTimeout(timer);
    if (!sending) return;
    event.preventDefault(); // the version that is on its way comes first
    setTimeout(() => form.requestSubmit(), 50);
  });
  form.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(); });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}
