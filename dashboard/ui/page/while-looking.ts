/** What is fetched again for as long as somebody looks at it. */

/** Calls `refresh` on focus and at an interval while the page is visible, for data that isn't pushed to this agent. */
export function whileLooking(refresh: () => void, seconds = 30): () => void {
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') refresh();
  }, seconds * 1000);
  addEventListener('focus', refresh);
  return () => {
    clearInterval(timer);
    removeEventListener('focus', refresh);
  };
}
