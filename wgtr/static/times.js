// Beside each deadline that is given in Geneva time, the same instant in the reader's own zone.
// Without a script the page says Geneva and UTC, which is complete.
// Arabic as in Arabic papers: both names of a month, one kind of digits.
function inArabic(instant, more) {
  const one = (locale, field) => instant.toLocaleString(locale, { ...field, ...more });
  const month = one("ar-EG", { month: "long" }).replace("يونيو", "يونيه").replace("يوليو", "يوليه");
  const day = one("ar-u-nu-arab", { day: "numeric" });
  const hour = one("ar-u-nu-arab", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return `${day} ${one("ar-LB", { month: "long" })}/${month}، ${hour}`;
}
for (const time of document.querySelectorAll("time[data-own]")) {
  const instant = new Date(time.dateTime);
  const written = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const page = document.documentElement.lang;
  const said = (more) => page === "ar" ? inArabic(instant, more)
    : instant.toLocaleString(page === "en" ? "en-GB" : page, { ...written, ...more });
  const here = said({});
  const there = said({ timeZone: "Europe/Zurich" });
  if (here === there) continue;
  const own = document.createElement("span");
  own.className = "own-time";
  own.textContent = ` · ${here} (${time.dataset.own})`;
  time.after(own);
}
