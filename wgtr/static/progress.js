// How far something is that the worker does: the same page is asked for again and its #progress
// put in place of ours. Without a script the page asks for itself anew.
const pause = 1000;
async function look() {
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    if (answer.redirected) return location.replace(answer.url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [here, there] = [document, page].map((each) => each.getElementById("progress"));
    if (there && here.innerHTML !== there.innerHTML) here.replaceChildren(...there.childNodes);
    if (there && there.dataset.state === "ended") return;
  } catch {
    // The line is gone for a moment: what is there stays, and we ask again.
  }
  setTimeout(look, pause);
}
setTimeout(look, pause);
