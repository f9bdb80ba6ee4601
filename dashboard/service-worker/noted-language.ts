/** The language of the dashboard, noted by its pages for notifications while it is closed: a worker doesn't know what was chosen. */
import { type DashboardLanguage, dashboardLanguages } from '#dashboard/strings/language.ts';

/** Not among the cached files: the oldest of those are thrown away. */
const CACHE = 'live-chat-dashboard-language';
const KEY = '/dashboard/language';

type Caches = Pick<CacheStorage, 'open'>;

/** Notes the language that the dashboard of this browser speaks. A browser without room for it shows notifications as before. */
export async function noteLanguage(caches: Caches, language: DashboardLanguage): Promise<void> {
  try {
    await (await caches.open(CACHE)).put(KEY, new Response(language));
  } catch (error) {
    console.warn(error);
  }
}

/** The language that was noted last; English where none was, or where it can't be read. */
export async function notedLanguage(caches: Caches): Promise<DashboardLanguage> {
  try {
    const noted = (await (await (await caches.open(CACHE)).match(KEY))?.text()) ?? 'en';
    return Object.hasOwn(dashboardLanguages, noted) ? (noted as DashboardLanguage) : 'en';
  } catch {
    return 'en';
  }
}
