// Before anything is drawn: the chosen theme, so that no other flashes first. state/preferences.ts has the last word.
(() => {
  let chosen = null;
  try {
    chosen = JSON.parse(localStorage.getItem("preferences"));
  } catch {
    // unreadable or forbidden: as the system has it
  }
  const { theme = "system", accent = "clay", highContrast } = chosen ?? {};
  const day = theme === "day" || (theme !== "night" && matchMedia("(prefers-color-scheme: light)").matches);
  document.documentElement.dataset.theme = day ? "day" : "night";
  document.documentElement.dataset.accent = accent;
  const contrasty = highContrast ?? matchMedia("(prefers-contrast: more)").matches;
  document.documentElement.dataset.contrast = contrasty ? "high" : "usual";
})();
