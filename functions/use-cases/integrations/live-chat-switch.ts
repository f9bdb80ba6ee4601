/** The switch of live chat, as visitors' calls see it. */
import { DomainError } from '#core/model/errors.ts';
import { keptBriefly } from '#functions/store/access/known-settings.ts';

/** Milliseconds until a function that runs sees the switch change. */
export const SWITCH_SEEN_AFTER_MS = 10_000;

/** What calls that may begin a chat depend on. */
export type LiveChatSwitch = {
  /** Whether live chat is switched on. */
  isLiveChatOn: () => Promise<boolean>;
};

/**
 * Reads the switch at most once in a while: many visitors then cost one read. @param read reads it from the table
 * @param now milliseconds since 1970
 */
export function liveChatSwitch(read: () => Promise<boolean>, now: () => number): LiveChatSwitch {
  return { isLiveChatOn: keptBriefly(read, now, SWITCH_SEEN_AFTER_MS) };
}

/** Refuses what would begin a chat while live chat is off. @throws DomainError `widget_inactive` */
export async function requireLiveChat({ isLiveChatOn }: LiveChatSwitch): Promise<void> {
  if (!(await isLiveChatOn()))
    throw new DomainError(
      'widget_inactive',
      'Live chat is turned off. Chats that are open go on; new ones are refused.',
    );
}
