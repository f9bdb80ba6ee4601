/** Why an agent was given a chat, after the row that says so. */
import type { AssignmentReason } from '#core/model/team/assignment-choices.ts';
import { assignedBecause as words } from '#dashboard/strings/assignment.ts';
import { locale } from '#dashboard/strings/language.ts';

/** The reason. */
export default function AssignedWhy({ why }: { why: AssignmentReason }) {
  return <span data-why={why.rule}>· {whyText(why)}</span>;
}

/** The reason in words: what decided, which skills the chat needs, and why somebody without them got it. */
export function whyText({ rule, skills = [], fallback, by }: AssignmentReason): string {
  return [
    rule === 'by_hand' && by !== undefined ? words.by({ name: by }) : words.rules[rule],
    ...(skills.length > 0 ? [words.needs({ skills: listed(skills.map(skillName)) })] : []),
    ...(fallback ? [words.fallbacks[fallback]] : []),
  ].join(' · ');
}

const listed = (names: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: 'conjunction' }).format(names);

/** `German` for `language:de`, `billing` for `label:billing`. */
function skillName(skill: string): string {
  const [kind, ...rest] = skill.split(':');
  const name = rest.join(':');
  return kind === 'language' ? languageName(name) : name;
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(locale(), { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
