/** The conditions of rules: what they look at, and whether they hold. */
import { compares } from '#core/automation/conditions/compare.ts';
import { pageHas, speaks } from '#core/automation/conditions/place.ts';
import { textOf } from '#core/automation/turn/mentions.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import type { ShownInfo } from '#core/conversation/views.ts';
import type { Attributes } from '#core/model/text.ts';
import { fold } from '#core/text/fold.ts';
import type { arrivals } from './kinds.ts';
import type { RuleCondition } from './rule.ts';

/** How a conversation's first message came. */
export type Arrival = (typeof arrivals)[number];

/** What conditions look at: a conversation at the moment that decides. */
export type RuleSubject = {
  state: Pick<ConversationState, 'widget_id' | 'status' | 'rated'>;
  metadata: Pick<ShownInfo, 'department_id' | 'priority' | 'labels' | 'attributes' | 'source_url' | 'visitor'>;
  /** Whether its widget's business hours were open then. */
  isOpen: boolean;
  /** The visitor's language. */
  locale: string | null;
  /** What the site attached to the visitor. */
  visitorAttributes: Attributes;
  arrival: Arrival;
  /** The message that started the rule, else what the visitor wrote last; null where there is none. */
  text: string | null;
};

/** What has to be read in addition to a conversation, so that nothing is read that no condition looks at. */
export type SubjectNeed = 'hours' | 'visitor' | 'arrival' | 'text';

const needs: Partial<Record<RuleCondition['about'], SubjectNeed>> = {
  business_hours: 'hours',
  locale: 'visitor',
  channel: 'arrival',
  text: 'text',
};

/** What these conditions need. */
export const needsOf = (conditions: readonly RuleCondition[]): ReadonlySet<SubjectNeed> =>
  new Set(
    conditions.flatMap((condition) =>
      condition.about === 'attribute' && condition.of === 'visitor' ? 'visitor' : (needs[condition.about] ?? []),
    ),
  );

/** Whether all conditions hold. */
export const allHold = (conditions: readonly RuleCondition[], subject: RuleSubject): boolean =>
  conditions.every((condition) => holds(condition, subject));

function holds(condition: RuleCondition, { state, metadata, ...subject }: RuleSubject): boolean {
  switch (condition.about) {
    case 'widget':
      return condition.ids.includes(state.widget_id);
    case 'department':
      return condition.ids.includes(metadata.department_id);
    case 'page':
      return pageHas(metadata.source_url ?? '', condition.contains);
    case 'locale':
      return speaks(subject.locale ?? '', condition.is);
    case 'attribute': {
      const all = condition.of === 'visitor' ? subject.visitorAttributes : metadata.attributes;
      return compares(textOf(all, condition.key), condition.is, condition.value);
    }
    case 'visitor':
      return compares(metadata.visitor[condition.field] ?? '', condition.is, condition.value);
    case 'label':
      return metadata.labels.includes(condition.label) === condition.has;
    case 'priority':
      return condition.in.includes(metadata.priority);
    case 'status':
      return condition.in.includes(state.status);
    case 'business_hours':
      return subject.isOpen === condition.open;
    case 'rating':
      return state.rated !== null && condition.in.includes(state.rated.stars);
    case 'channel':
      return condition.in.includes(subject.arrival);
    case 'text':
      return hasOne(subject.text ?? '', condition.contains);
  }
}

/** Whether a text has one of these, case and accents aside. */
function hasOne(text: string, wanted: readonly string[]): boolean {
  const folded = fold(text);
  return wanted.some((one) => folded.includes(fold(one)));
}
