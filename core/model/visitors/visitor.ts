/** A visitor: a person on someone's website. */
import * as z from 'zod/mini';
import { mailStates, personalFields } from '#core/model/closed-sets.ts';
import { id } from '#core/model/id.ts';
import { attributes, email, instant, locale, name, optionalText, pageUrl, phone, timeZone } from '#core/model/text.ts';

/** A visitor as agents see them. */
export const visitor = z.strictObject({
  id,
  widget_id: id,
  session_id: z.string(),
  /** The site's own ID of this person, as it verified it; null for those it didn't. */
  external_id: z.nullable(z.string()),
  name: z.nullable(name),
  email: z.nullable(email),
  phone: z.nullable(phone),
  /** Whether the site verified this person, as its own user, with a signed identity. */
  verified: z.boolean(),
  /** What else the site verified: anything not named here was only typed. */
  verified_fields: z.array(z.enum(personalFields)),
  /** Why no mail reaches the address, as far as is known: they unsubscribed, it bounced, or they complained. */
  mail_state: z.nullable(z.enum(mailStates)),
  ip_address: z.string(),
  user_agent: optionalText(500),
  locale: z.nullable(locale),
  timezone: z.nullable(timeZone),
  referrer: z.nullable(pageUrl),
  current_page: z.nullable(pageUrl),
  custom_attributes: attributes,
  /** The last 20 pages, newest last. */
  pages: z.array(z.strictObject({ url: pageUrl, title: z.nullable(optionalText(300)), at: instant })),
  first_seen_at: instant,
  last_seen_at: instant,
  created_at: instant,
});
/** A visitor. */
export type Visitor = z.infer<typeof visitor>;

/** Another visitor who is the same person for the team. */
export const samePerson = z.pick(visitor, {
  id: true,
  widget_id: true,
  external_id: true,
  name: true,
  email: true,
  phone: true,
  verified: true,
  last_seen_at: true,
});
/** Another visitor who is the same person for the team. */
export type SamePerson = z.infer<typeof samePerson>;

/** A visitor, with the others who are the same person for the team. */
export const visitorRecord = z.extend(visitor, { same_person: z.array(samePerson) });
/** A visitor, with the others who are the same person for the team. */
export type VisitorRecord = z.infer<typeof visitorRecord>;

/** The fields of a visitor that their own browser receives. */
export const ownVisitor = z.pick(visitor, { id: true, name: true, email: true, phone: true, verified: true });
/** A visitor, as their own browser receives it. */
export type OwnVisitor = z.infer<typeof ownVisitor>;
