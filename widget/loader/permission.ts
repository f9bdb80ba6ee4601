/** Why a widget stays away from a page, in words for the site's owner. */
import type { PublicWidget } from '#core/model/widgets/public-widget.ts';
import { isAllowedHost } from '#core/access/origin.ts';
import { matchesPage, type PageAddress } from '#widget/patterns.ts';

/** The reason to show nothing here, or nothing. */
export function whyNot(
  widget: Pick<PublicWidget, 'allowed_domains' | 'excluded_paths'>,
  page: PageAddress & { hostname: string },
): string | undefined {
  if (!isAllowedHost(page.hostname, widget.allowed_domains)) {
    return `${page.hostname || 'this page'} is not among the allowed domains ${widget.allowed_domains.join(', ')}.`;
  }
  const pattern = widget.excluded_paths.find((pattern) => matchesPage(pattern, page));
  return pattern && `this page is excluded by ${pattern}.`;
}

/** Tells the site's owner, on the console and nowhere else. */
export function warn(reason: string): void {
  console.warn(`Live chat: ${reason}`);
}
