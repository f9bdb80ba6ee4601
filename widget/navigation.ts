/** Notices when a single-page site moves on, without touching the page's history object. */

/** How soon a change of the address is noticed where the browser has no Navigation API. */
const LOOKS_EVERY_MS = 500;

/** Calls back each time the page's address has changed. @returns how to stop */
export function onNavigation(callback: () => void): () => void {
  let { href } = location;
  const look = () => {
    if (href === location.href) return;
    ({ href } = location);
    callback();
  };
  // Where the API is missing, an element of that id is found in its place.
  const navigation = window.navigation?.currentEntry && window.navigation;
  navigation?.addEventListener('currententrychange', look);
  const timer = navigation ? 0 : setInterval(look, LOOKS_EVERY_MS);
  return () => {
    navigation?.removeEventListener('currententrychange', look);
    clearInterval(timer);
  };
}
