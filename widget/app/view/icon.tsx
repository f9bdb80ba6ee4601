/** Icons, hidden from screen readers: what they mean is said by the control they are in. */

/** Outlines on a 24 × 24 grid, after lucide's icons of these names. */
export const icons = {
  x: 'M18 6 6 18M6 6l12 12',
  check: 'M20 6 9 17l-5-5',
  checkCheck: 'M18 6 7 17l-5-5M22 10l-7.5 7.5L13 16',
  arrowUp: 'm5 12 7-7 7 7M12 19V5',
};

export const Icon = ({ of }: { of: string }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={of} />
  </svg>
);
