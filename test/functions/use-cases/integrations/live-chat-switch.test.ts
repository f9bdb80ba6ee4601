import { expect, it, vi } from 'vitest';
import {
  SWITCH_SEEN_AFTER_MS,
  liveChatSwitch,
  requireLiveChat,
} from '#functions/use-cases/integrations/live-chat-switch.ts';

it('reads the switch once in ten seconds, however many visitors come', async () => {
  let nowMs = 0;
  const read = vi.fn<() => Promise<boolean>>(async () => nowMs < SWITCH_SEEN_AFTER_MS);
  const live = liveChatSwitch(read, () => nowMs);
  await Promise.all(Array.from({ length: 100 }, () => requireLiveChat(live)));
  nowMs = SWITCH_SEEN_AFTER_MS - 1;
  await requireLiveChat(live);
  expect(read).toHaveBeenCalledTimes(1);
  nowMs = SWITCH_SEEN_AFTER_MS;
  await expect(requireLiveChat(live)).rejects.toMatchObject({ code: 'widget_inactive' });
  expect(read).toHaveBeenCalledTimes(2);
});

it('reads again after a read that failed', async () => {
  const read = vi.fn<() => Promise<boolean>>().mockRejectedValueOnce(new Error('throttled')).mockResolvedValue(true);
  const live = liveChatSwitch(read, () => 0);
  await expect(live.isLiveChatOn()).rejects.toThrow('throttled');
  expect(await live.isLiveChatOn()).toBe(true);
});
