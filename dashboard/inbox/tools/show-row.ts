/** Scrolls the list to a row that may not be in the page. */

/** Brings a row into sight. @param at its place in the list @param height pixels of a row */
export function showRow(at: number, height: number): void {
  const box = document.querySelector('.virtual');
  if (!box) return;
  const top = at * height;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + height > box.scrollTop + box.clientHeight) box.scrollTop = top + height - box.clientHeight;
}
