/** What agents are notified of, and how they want to be: the choices of each, and the devices that receive push notifications. */
import * as z from 'zod/mini';
import { noticeChannels, noticeKinds } from '#core/model/closed-sets.ts';
import { instant, optionalLine } from '#core/model/text.ts';

const byChannel = z.strictObject({ sound: z.boolean(), desktop: z.boolean(), push: z.boolean(), mail: z.boolean() });
const someChannels = z.partial(byChannel);

/**
 * How an agent is notified of a new chat of theirs, a message in one, a mention in a note, a chat that was taken back because
 * they missed it, and one whose target is about to be missed. `shows_text`: push notifications show what was written, also on a locked screen.
 */
export const noticeChoices = z.strictObject({
  new_chat: byChannel,
  message: byChannel,
  mention: byChannel,
  missed: byChannel,
  target: byChannel,
  shows_text: z.boolean(),
});
/** How an agent is notified. */
export type NoticeChoices = z.infer<typeof noticeChoices>;

/** What of it changes; what is left out stays. */
export const noticeChanges = z.strictObject({
  new_chat: z.optional(someChannels),
  message: z.optional(someChannels),
  mention: z.optional(someChannels),
  missed: z.optional(someChannels),
  target: z.optional(someChannels),
  shows_text: z.optional(z.boolean()),
  stays_online: z.optional(z.boolean()),
});
/** A change of an agent's choices. */
export type NoticeChanges = z.infer<typeof noticeChanges>;

/**
 * The choices with what depends on the deployment and the agent. `stays_online`: chats are assigned while the dashboard is
 * closed, too. `has_mail`: this deployment sends email.
 */
export const ownNotices = z.strictObject({ ...noticeChoices.shape, stays_online: z.boolean(), has_mail: z.boolean() });
/** The choices, as their agent sees them. */
export type OwnNotices = z.infer<typeof ownNotices>;

/**
 * The choices of an agent who made none. A sound, a desktop notification and a push each reach only somebody who has that
 * device; a mail reaches everybody, so it is only the default where nobody else will act on it: for a mention.
 */
export const usualChoices: NoticeChoices = {
  new_chat: { sound: true, desktop: true, push: true, mail: false },
  message: { sound: true, desktop: true, push: true, mail: false },
  mention: { sound: true, desktop: true, push: true, mail: true },
  missed: { sound: false, desktop: true, push: true, mail: false },
  target: { sound: true, desktop: true, push: true, mail: false },
  shows_text: false,
};

/** The choices with those made, stored as `message_push: false`, in the place of the usual ones. */
export function withChosen(chosen: Readonly<Record<string, unknown>>): NoticeChoices {
  const pick = (name: string, usual: boolean): boolean => {
    const value = chosen[name];
    return typeof value === 'boolean' ? value : usual;
  };
  const kinds = noticeKinds.map((kind) => [
    kind,
    Object.fromEntries(
      noticeChannels.map((channel) => [channel, pick(`${kind}_${channel}`, usualChoices[kind][channel])]),
    ),
  ]);
  return { ...Object.fromEntries(kinds), shows_text: pick('shows_text', usualChoices.shows_text) } as NoticeChoices;
}

/** A change as it is stored: one field for each choice, so that two devices don't overwrite each other. */
export function chosenFields({ shows_text, ...changes }: Omit<NoticeChanges, 'stays_online'>): Record<string, boolean> {
  const fields: Record<string, boolean> = shows_text === undefined ? {} : { shows_text };
  for (const kind of noticeKinds)
    for (const channel of noticeChannels) {
      const value = changes[kind]?.[channel];
      if (value !== undefined) fields[`${kind}_${channel}`] = value;
    }
  return fields;
}

/** A point of P-256, not compressed: 65 bytes. */
export const pushPoint = z.string().check(z.regex(/^B[\w-]{86}$/, 'Must be a P-256 public key of 65 bytes, base64url'));
/** Sixteen bytes. */
const pushAuth = z.string().check(z.regex(/^[\w-]{22}$/, 'Must be 16 bytes, base64url'));

/** A browser's push subscription, as its `toJSON` gives it, with the server's key it was made for and a name for the device. */
export const pushSubscription = z.strictObject({
  endpoint: z.url().check(z.maxLength(1000)),
  expirationTime: z.optional(z.nullable(z.number())),
  keys: z.strictObject({ p256dh: pushPoint, auth: pushAuth }),
  server_key: pushPoint,
  device: z._default(optionalLine(100), ''),
});
/** A push subscription, as sent. */
export type PushSubscriptionSent = z.output<typeof pushSubscription>;

/** A device that receives push notifications. Its ID is a hash of the push service's address for it, which only the server knows. */
export const pushDevice = z.strictObject({ id: z.string(), device: z.string(), created_at: instant });
/** A device that receives push notifications. */
export type PushDevice = z.infer<typeof pushDevice>;

/** `{key}` of a device in a path. */
export const pushDeviceId = z.string().check(z.regex(/^[\w-]{43}$/, 'Must be the ID of a device'));
