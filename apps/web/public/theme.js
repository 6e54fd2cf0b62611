// Before anything is drawn: the chosen theme, so that no other flashes first. state/preferences.ts has the last word.
(function () {
  var chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem("preferences")) || {};
  } catch (error) {
    // unreadable or forbidden: as the system has it
  }
  var day = chosen.theme === "day" || (chosen.theme !== "night" && matchMedia("(prefers-color-scheme: light)").matches);
  var root = document.documentElement;
  root.dataset.theme = day ? "day" : "night";
  if (typeof chosen.accent === "string") root.dataset.accent = chosen.accent;
})();
