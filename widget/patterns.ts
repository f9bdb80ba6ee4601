/** On which pages a widget may show: page patterns as configured. */

/** The parts of an address that patterns look at. */
export type PageAddress = { href: string; origin: string };

/**
 * Whether a page matches a pattern. `*` stands for any characters; a pattern also covers everything below its path.
 * It is compared with the address from its path on, or with the whole address if it begins with `http`. Each part between
 * two stars is looked for once, from left to right: the time grows with the address, however many stars there are.
 */
export function matchesPage(pattern: string, page: PageAddress): boolean {
  // No address has a line break: with one before both, the first part is found at the beginning or not at all.
  const target = `\n${page.href.slice(pattern.startsWith('http') ? 0 : page.origin.length)}`;
  const parts = `\n${pattern.replace(/(.)\/$/, '$1')}`.split('*');
  const last = parts.pop() ?? '';
  let at = 0;
  for (const part of parts) {
    at = target.indexOf(part, at);
    if (at < 0) return false;
    at += part.length;
  }
  return ['/', '?', '#'].some((end) => `${target}/`.includes(last + end, at));
}
