/** Which links of a site are pages of a source. */

/** Parameters that only say where a visitor came from. */
const TRACKING = /^(utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|ref|ref_src|source|sessionid|phpsessid|jsessionid|sid)$/i;
/** What a server may end the address of a file with that has no text to read. */
const NO_TEXT =
  /\.(?:jpe?g|png|gif|svg|webp|avif|ico|bmp|css|m?js|json|xml|rss|atom|zip|gz|tgz|tar|rar|7z|exe|dmg|mp[34]|m4a|ogg|wav|webm|mov|avi|woff2?|ttf|eot|docx?|xlsx?|pptx?|ics|csv|epub)$/i;
/** What signs in or out, or changes something. */
const NO_PAGE =
  /\/(?:log-?(?:in|out)|sign-?(?:in|out|up)|register|wp-admin|wp-login\.php|cart|checkout|add-to-cart)(?:\/|$)/i;

/** An address as it is stored, once however it is written: without fragment and tracking, its parameters in order. */
export function pageUrlOf(address: string, base?: string): URL | undefined {
  const url = URL.parse(address, base);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  url.hash = '';
  [url.username, url.password] = ['', ''];
  for (const name of url.searchParams.keys().toArray()) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  return url;
}

/** Where a source may read: the host of an address, and there the folder that it is in. */
export type Scope = { origin: string; folder: string };

/** What is below an address: `/help` and `/help/` mean `/help/`, and so does a file in it, such as `/help/sitemap.xml`. */
export function scopeOf({ origin, pathname }: URL): Scope {
  const end = pathname.lastIndexOf('/') + 1;
  const isFile = pathname.slice(end).includes('.');
  const folder = isFile || pathname.endsWith('/') ? pathname.slice(0, end) : `${pathname}/`;
  return { origin, folder };
}

/** Whether an address belongs to a source. */
export const isInScope = ({ origin, pathname }: URL, scopes: readonly Scope[]): boolean =>
  scopes.some((scope) => scope.origin === origin && `${pathname}/`.startsWith(scope.folder));

/** How long an address may be, how deep its path, and how many parameters it may have. */
const MAX = { length: 500, folders: 12, parameters: 2, repeated: 2 };

/** Whether a link may be a page: neither a picture nor a form that signs in, nor a path that repeats itself. */
export function isPageLink(url: URL): boolean {
  const { href, pathname, searchParams } = url;
  if (href.length > MAX.length) return false;
  const folders = pathname.split('/').filter(Boolean);
  const isRepeated = folders.some((one) => folders.filter((other) => other === one).length > MAX.repeated);
  return (
    folders.length <= MAX.folders &&
    searchParams.size <= MAX.parameters &&
    !isRepeated &&
    !NO_TEXT.test(pathname) &&
    !NO_PAGE.test(pathname)
  );
}

/** How many pages may be alike but for numbers and parameters: a calendar has one for each day there is. */
const MAX_ALIKE = 30;

/**
 * What pages have in common that may go on for ever: one path with any parameters, or a path with several numbers. Nothing
 * for others: a help center may number each of its pages.
 */
export function endlessShape({ origin, pathname, search }: URL): string | undefined {
  const shape = pathname.replaceAll(/\d+/g, '#');
  const numbers = shape.split('#').length - 1;
  if (search !== '') return `${origin}${shape}?`;
  return numbers >= 2 ? `${origin}${shape}` : undefined;
}

/** Counts what looks endless: whether one more page of its shape is taken. */
export function endlessGuard(): (url: URL) => boolean {
  const counts = new Map<string, number>();
  return (url) => {
    const shape = endlessShape(url);
    if (shape === undefined) return true;
    const count = (counts.get(shape) ?? 0) + 1;
    counts.set(shape, count);
    return count <= MAX_ALIKE;
  };
}
