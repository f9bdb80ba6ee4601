/** What notifications say, in each language of the dashboard. The worker has all of them: it may load nothing. */
import type { DashboardLanguage } from '#dashboard/strings/language.ts';
import { pushed as ar } from '#dashboard/strings/languages/ar/notices.ts';
import { pushed as de } from '#dashboard/strings/languages/de/notices.ts';
import { pushed as es } from '#dashboard/strings/languages/es/notices.ts';
import { pushed as fr } from '#dashboard/strings/languages/fr/notices.ts';
import { pushed as ja } from '#dashboard/strings/languages/ja/notices.ts';
import { pushed as pt } from '#dashboard/strings/languages/pt/notices.ts';
import { pushed as en } from '#dashboard/strings/notices.ts';

/** The texts of notifications in one language. */
export type PushedTexts = typeof en;

/** The texts, by language. */
export const pushedIn: Record<DashboardLanguage, PushedTexts> = { en, de, es, fr, pt, ja, ar };
