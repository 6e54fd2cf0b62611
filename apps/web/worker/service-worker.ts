// The service worker: pages open without a network, practice is played without one, and push messages are shown.
// Each concern is a file of its own that listens for itself. What the API answers is never kept here.
import "./offline.ts";
import "./push.ts";
