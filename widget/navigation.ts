/** Notices when a single-page site moves on, without touching the page's history object. */

/** Calls back after each navigation within the page (and only `popstate` where the Navigation API is missing). */
export function onNavigation(callback: () => void): () => void {
  // Where the API is missing, an element of that id is found in its place.
  const [target, event] = window.navigation?.currentEntry
    ? [window.navigation, 'currententrychange']
    : [window, 'popstate'];
  target.addEventListener(event, callback);
  return () => target.removeEventListener(event, callback);
}
