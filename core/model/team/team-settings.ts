/** Settings of the team as a whole: the recipients of its mails, its time zone, and the ways to its own systems. */
import * as z from 'zod/mini';
import { departmentIds, teamRole } from './agent.ts';
import { assignmentChoices } from './assignment-choices.ts';
import { version } from '#core/model/id.ts';
import { email, line, settableUrl, timeZone } from '#core/model/text.ts';

/** Addresses of the team that a mail goes to. */
export const mailRecipients = z.array(email).check(
  z.maxLength(5),
  z.refine((all) => new Set(all).size === all.length, 'Must not contain an address twice'),
);

/** An https address that has a placeholder once, where it can't change which host is opened. */
const linkTemplate = (placeholder: string, example: string) =>
  settableUrl(1000).check(
    z.refine(
      (url) => isLinkTemplate(url, placeholder),
      `Must be an https URL with ${placeholder} once, such as ${example}`,
    ),
  );

function isLinkTemplate(url: string, placeholder: string): boolean {
  const [one, other] = ['a', 'b.c'].map((value) => URL.parse(url.replace(placeholder, value)));
  const hasIt = url.split(placeholder).length === 2 && one?.href !== other?.href;
  return hasIt && one?.protocol === 'https:' && one.host === other?.host;
}

/** What a call's room takes the place of. */
export const ROOM = '{room}';

/** The button that opens the visitor in a system of the team's own. */
const contextLink = z.strictObject({
  label: line(40),
  url: linkTemplate('{token}', 'https://admin.example.com/chat?token={token}'),
});

/** What is asked about the visitor when a conversation is opened. Which hosts may be asked is for the deployment to say. */
const crmCard = z.strictObject({
  title: line(40),
  url: settableUrl(1000).check(z.refine((url) => URL.canParse(url) && /^https?:/.test(url), 'Must be an https URL')),
});

/** Which conversations people of the role agent see: all, or those of their departments and those they have. */
export const agentsSee = ['all', 'own_departments'] as const;
/** Regular expressions of what is masked, of the kind that `patternProblem` accepts. */
const maskPatterns = z.array(line(200)).check(
  z.maxLength(10),
  z.refine((all) => new Set(all).size === all.length, 'Must not contain a pattern twice'),
);

/** What makes somebody an agent at their first sign-in, where an identity provider of the team's own signs people in. */
const signInRule = z.strictObject({
  by: z.enum(['email_domain', 'group']),
  value: line(200),
  role: teamRole,
  department_ids: departmentIds,
});

/**
 * What an admin sets. `notify_emails`: who gets a mail when a chat of a widget without a department waits and nobody is
 * online. `report_emails`: who gets the weekly report, on Monday at 7:00 in `time_zone`. `context_link`, `crm_card`: what the
 * details of a conversation show of the team's own systems. `mask_cards`: whether payment-card numbers are masked before
 * they are stored. `mask_patterns`: what else is. `sign_in_rules`: the first that fits somebody counts. `agents_see`: which
 * conversations agents see. `call_link`: where calls with visitors are; without one, agents start none.
 */
export const teamChoices = z.strictObject({
  mask_cards: z.boolean(),
  mask_patterns: maskPatterns,
  notify_emails: mailRecipients,
  report_emails: mailRecipients,
  time_zone: timeZone,
  context_link: z.nullable(contextLink),
  crm_card: z.nullable(crmCard),
  call_link: z.nullable(linkTemplate(ROOM, 'https://meet.example.com/{room}')),
  sign_in_rules: z.array(signInRule).check(z.maxLength(20)),
  agents_see: z.enum(agentsSee),
  /** For chats without a department. */
  ...assignmentChoices,
});
/**
 * The settings. `sends_mail`: whether this deployment sends any. `card_hosts`: the hosts that the deployment lets a card
 * ask. `has_user_pool`: whether people are invited; else an identity provider of the team's own signs them in.
 * `has_context_secret`: whether there is a secret to sign links and requests of cards with.
 */
export const teamSettings = z.strictObject({
  ...teamChoices.shape,
  version,
  sends_mail: z.boolean(),
  card_hosts: z.array(z.string()),
  has_context_secret: z.boolean(),
  has_user_pool: z.boolean(),
});
/** The settings. */
export type TeamSettings = z.infer<typeof teamSettings>;
