/** Skills: what a chat needs, who has it, and when it no longer matters. Pure. */
import type { AssignmentChoices, SkillFallback } from '#core/model/team/assignment-choices.ts';
import { languageOf } from '#core/text/language.ts';

/** Somebody with skills; missing for none. */
export type Skilled = { has?: readonly string[] };

const ofLanguage = (language: string): string => `language:${language}`;
const ofLabel = (label: string): string => `label:${label.toLowerCase()}`;

/** What an agent has, in the words in which chats need it. */
export const skillsHeld = ({
  languages = [],
  skills = [],
}: {
  languages?: readonly string[];
  skills?: readonly string[];
}): string[] => [...languages.map(ofLanguage), ...skills.map(ofLabel)];

/** What a chat needs by its department's choices: the language of its visitor's locale, and those labels that are skills. */
export function skillsNeeded(
  { match_languages, match_labels }: Pick<AssignmentChoices, 'match_languages' | 'match_labels'>,
  { locale, labels }: { locale: string | null; labels: readonly string[] },
): string[] {
  const language = match_languages ? languageOf(locale) : '';
  const known = new Set(match_labels.map(ofLabel));
  return [
    ...(language === '' ? [] : [ofLanguage(language)]),
    ...new Set(labels.map(ofLabel).filter((one) => known.has(one))),
  ];
}

/** How many of the skills that a chat needs somebody lacks. */
export const lacks = ({ needs = [] }: { needs?: readonly string[] }, { has = [] }: Skilled): number =>
  needs.filter((one) => !has.includes(one)).length;

/**
 * Who of those online may take a chat as to its skills: those who have all of them; everybody once it has waited long enough,
 * or where nobody online has them, and why.
 */
export function skillsOf<Agent extends Skilled>(
  chat: { needs?: readonly string[]; queued_at_ms: number },
  online: readonly Agent[],
  { fallbackAfterMs, nowMs }: { fallbackAfterMs: number; nowMs: number },
): { agents: readonly Agent[]; fallback: SkillFallback | null } {
  const able = online.filter((one) => lacks(chat, one) === 0);
  if (able.length === online.length) return { agents: online, fallback: null };
  if (able.length === 0) return { agents: online, fallback: 'nobody_has_them' };
  return nowMs - chat.queued_at_ms >= fallbackAfterMs
    ? { agents: online, fallback: 'waited' }
    : { agents: able, fallback: null };
}
