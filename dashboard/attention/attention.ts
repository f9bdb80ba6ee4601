/**
 * Everything that draws the agent's attention: what they chose, the sounds and notifications of an open dashboard, and this
 * browser as a device for those of a closed one. Loaded after the page is drawn, or by the first news.
 */
import { effect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { paintLabels } from '#dashboard/fields/label-colors.ts';
import type { Attention } from '#dashboard/workspace/attention.ts';
import { useWorkspace, type Workspace } from '#dashboard/workspace/context.ts';
import { createChoices } from './choices.ts';
import { createDevice } from './device.ts';
import { keepInstallOffer } from './install.ts';
import { notify, withdrawNotifications } from './notify.ts';

/** Starts it, with what this browser knew last. */
export function createAttention(
  { api, person, me, inbox, staysOnline, team }: Workspace,
  storage: Storage | undefined,
): Attention {
  const user = person.userId;
  const own = () => me.peek().agent?.id;
  const choices = createChoices(api, storage, user);
  const stopWithdrawing = withdrawNotifications(inbox.conversations.all, own);
  const stopFollowing = effect(() => {
    staysOnline.value = choices.choices.value.stays_online;
  });
  void choices.load();
  const device = createDevice({ api, storage, user });
  keepInstallOffer();
  const stopPainting = paintLabels(team, document);
  return {
    ...choices,
    notify: (news) => notify(choices.choices.peek(), own(), news),
    device,
    leave: async () => {
      try {
        await (await device).turnOff();
      } catch (error) {
        console.warn(error);
      }
    },
    stop: () => {
      stopWithdrawing();
      stopPainting();
      stopFollowing();
    },
  };
}

/** What draws the attention of the agent who looks at this page; undefined for a moment. */
export function useAttention(): Attention | undefined {
  const { attention } = useWorkspace();
  const [drawn, setDrawn] = useState<Attention>();
  useEffect(() => void attention().then(setDrawn), []);
  return drawn;
}
