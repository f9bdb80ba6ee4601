/** The formats of exports of other products. */
import { chatwoot } from './chatwoot.ts';
import type { ImportFormat, ImportSource } from './imported.ts';
import { intercom } from './intercom.ts';

/** A format for each product. */
export const formats: Record<Exclude<ImportSource, 'live-chat'>, ImportFormat> = { chatwoot, intercom };
