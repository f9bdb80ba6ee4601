/** Which websites may embed a widget: the rule of `allowed_domains`. */

/**
 * Whether a host name is on the list. An entry allows exactly itself, `*.example.com` every name below `example.com` but
 * not that itself; ports and a trailing dot don't count. An empty list allows every site.
 */
export function isAllowedHost(hostname: string, allowedDomains: readonly string[]): boolean {
  if (allowedDomains.length === 0) return true;
  const host = hostname.toLowerCase().replace(/\.$/, '');
  return allowedDomains.some((domain) => (domain.startsWith('*.') ? host.endsWith(domain.slice(1)) : host === domain));
}

/**
 * Whether a page of this origin may use the widget.
 * @param origin the `Origin` header; undefined for a script, which its token authorizes
 */
export function isAllowedOrigin(origin: string | undefined, allowedDomains: readonly string[]): boolean {
  if (origin === undefined || allowedDomains.length === 0) return true;
  const url = URL.parse(origin);
  return url !== null && /^https?:$/.test(url.protocol) && isAllowedHost(url.hostname, allowedDomains);
}
