/** Where a widget may show: host names and page patterns as configured. */

/** The parts of an address that patterns look at. */
export type PageAddress = { href: string; origin: string };

/** Whether a host name is on a list of allowed domains; an empty list allows all, `*.` stands for any subdomain. */
export function isAllowedHost(hostname: string, allowed: readonly string[]): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  return (
    !allowed.length ||
    allowed.some((domain) => domain === host || (domain[0] === '*' && host.endsWith(domain.slice(1))))
  );
}

/**
 * Whether a page matches a pattern. `*` stands for any characters; a pattern also covers everything below its path.
 * It is compared with the address from its path on, or with the whole address if it begins with `http`.
 */
export function matchesPage(pattern: string, page: PageAddress): boolean {
  const target = page.href.slice(pattern.startsWith('http') ? 0 : page.origin.length);
  const source = pattern
    .replace(/(.)\/$/, '$1')
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}([/?#].*)?$`).test(target);
}
