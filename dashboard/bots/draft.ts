/** A bot while it is edited: its settings, and what of them changed. */
import type { Bot, BotSettings } from '#core/model/bot.ts';
import { changesBetween } from '#dashboard/data/changes.ts';

/** The settings of a bot. */
export function draftOf({ id: _id, index: _index, created_at: _at, ...settings }: Bot): BotSettings {
  return settings;
}

/** What differs from the stored bot: all that has to be sent. */
export function changesOf(draft: BotSettings, stored: Bot): Partial<BotSettings> {
  return changesBetween(draftOf(stored), draft);
}
