// The service worker: pages open without a network, and practice is played without one. What a person is told is never kept here.
// Each concern is a file of its own that listens for itself, as push messages will.
import "./offline.ts";
