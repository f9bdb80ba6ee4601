/** The script of the page that asks for a rating. It runs in the browser as its source: it refers to nothing else. */

/** What the script says. */
export type SendStars = { rated: string; failed: string };

/**
 * Sends the stars that were chosen in the mail at the first sign of a person: a pointer, a touch or a key. Programs that
 * check the links of mails open all of them, and some run scripts; none of them moves a pointer. The button sends the
 * comment as well.
 */
export function sendStars({ rated, failed }: SendStars): void {
  const form = document.querySelector('form');
  const status = document.querySelector('[role=status]');
  const signs = ['pointermove', 'pointerdown', 'touchstart', 'keydown'] as const;
  if (!form || !status) return;
  let sending = Promise.resolve();
  const send = async (): Promise<void> => {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) body.set(name, String(value));
    try {
      const response = await fetch(form.action, { method: 'POST', body });
      status.textContent = response.ok ? rated : failed;
      if (response.ok && body.get('feedback') !== '') form.remove();
    } catch {
      status.textContent = failed;
    }
  };
  // One after the other: the comment comes last, and the last rating counts.
  const queue = (): void => {
    sending = sending.then(send);
  };
  const atFirstSign = (event: Event): void => {
    // A browser itself reports a pointer on a page that has just been drawn; that one hasn't moved.
    const isStill = event instanceof MouseEvent && event.type === 'pointermove' && !event.movementX && !event.movementY;
    if (!event.isTrusted || isStill) return;
    for (const sign of signs) removeEventListener(sign, atFirstSign);
    if (form.querySelector(':checked')) queue();
  };
  for (const sign of signs) addEventListener(sign, atFirstSign);
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement) queue();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    queue();
  });
}
