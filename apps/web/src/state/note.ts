const ICON = "/icon-192.png";

/** Shows the system's note; a press on it comes back to this page. */
export async function showNote(text: string): Promise<void> {
  try {
    const note = new Notification(text, { icon: ICON });
    note.addEventListener("click", () => {
      window.focus();
      note.close();
    });
  } catch {
    // Android lets only a service worker show one.
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.showNotification(text, { icon: ICON, data: location.pathname });
  }
}
