/** Where the site's people sign in: read once from the file the deployment writes. */
import type { DashboardSettings } from '#core/contract/dashboard-settings.ts';

/** Reads the settings; rejects with a sentence for the person in front of the screen. */
export async function loadSiteConfig(fetch: typeof globalThis.fetch): Promise<DashboardSettings> {
  // Asked for exactly as the document preloads it, so that it is there when the script is.
  const response = await fetch('/dashboard/config.json');
  if (!response.ok) throw new Error(`/dashboard/config.json answered ${response.status}.`);
  return (await response.json()) as DashboardSettings;
}
