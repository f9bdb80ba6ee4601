/** Notices when a single-page site moves on, without touching the page's history object. */

/** Calls back after each navigation within the page (and only `popstate` where the Navigation API is missing). */
export function onNavigation(callback: () => void): () => void {
  const [target, event] = window.navigation ? [window.navigation, 'currententrychange'] : [window, 'popstate'];
  target.addEventListener(event, callback);
  return () => target.removeEventListener(event, callback);
}
