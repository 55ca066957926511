// Beside each deadline that is given in Geneva time, the same instant in the reader's own zone.
// Without a script the page says Geneva and UTC, which is complete.
for (const time of document.querySelectorAll("time[data-own]")) {
  const instant = new Date(time.dateTime);
  const written = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const here = instant.toLocaleString(language, written);
  const there = instant.toLocaleString(language, { ...written, timeZone: "Europe/Zurich" });
  if (here === there) continue;
  const own = document.createElement("span");
  own.className = "own-time";
  own.textContent = ` · ${here} (${time.dataset.own})`;
  time.after(own);
}
