/** How a department's chats find their agents, as a team sets it, and the reasons that assignments give. */
import * as z from 'zod/mini';
import { line } from '#core/model/text.ts';

/** Whether chats are given to agents, or wait until an agent takes one. */
const assignmentModes = ['automatic', 'by_hand'] as const;

const MAX_SKILLS = 20;
const noneTwice = z.refine<string[]>(
  (all) => new Set(all.map((one) => one.toLowerCase())).size === all.length,
  'Must not contain an entry twice',
);
const skills = z.array(line(50)).check(z.maxLength(MAX_SKILLS), noneTwice);

/** What an agent can: languages by their two or three letters, and labels of chats that need somebody who knows. */
export const agentSkills = {
  languages: z
    .array(z.string().check(z.regex(/^[a-z]{2,3}$/, 'Must be a language such as de or pt')))
    .check(z.maxLength(MAX_SKILLS), noneTwice),
  skills,
};

/**
 * What an admin sets for a department. `match_languages`: a chat needs an agent who has the language of the visitor's locale.
 * `match_labels`: a chat with one of these labels needs an agent who has it as a skill. `fallback_minutes`: after so long
 * anybody gets it. `urgent_exceeds`: an urgent chat may be one more than an agent's maximum.
 */
export const assignmentChoices = {
  assignment_mode: z.enum(assignmentModes),
  match_languages: z.boolean(),
  match_labels: skills,
  fallback_minutes: z.int().check(z.gte(0), z.lte(1440)),
  urgent_exceeds: z.boolean(),
};

/** What an admin sets for a department. */
export type AssignmentChoices = z.infer<z.ZodMiniObject<typeof assignmentChoices>>;

/** Why this agent was given a chat. `others_had_it`: the others with room gave it back or didn't answer it. */
export const assignmentRules = [
  'only_one',
  'fewest_chats',
  'longest_without',
  'others_had_it',
  'best_skills',
  'over_capacity',
  'passed_on',
  'came_back',
  'taken',
  'by_hand',
] as const;

/** Why an agent without the skills was given a chat: nobody online had them, or it had waited long enough. */
export const skillFallbacks = ['nobody_has_them', 'waited'] as const;
/** Why an agent without the skills was given a chat. */
export type SkillFallback = (typeof skillFallbacks)[number];

/** Why an agent was given a chat. `skills`: what it needed, as in `language:de` and `label:billing`; `by`: who chose. */
export const assignmentReason = z.strictObject({
  rule: z.enum(assignmentRules),
  skills: z.optional(z.array(line(60)).check(z.maxLength(MAX_SKILLS + 1))),
  fallback: z.optional(z.enum(skillFallbacks)),
  by: z.optional(line(100)),
});
/** Why an agent was given a chat. */
export type AssignmentReason = z.infer<typeof assignmentReason>;
