/** What is counted of conversations: facts, each a point of a conversation's life, and the lists of conversations behind them. */

/** Every kind of fact. `docs/decisions/0009-metrics.md` says when one is counted. */
export const factKinds = [
  'started',
  'first_response',
  'replies',
  'resolved',
  'reopened',
  'closed',
  'abandoned',
  'rated',
  'handed_off',
  'answered',
  'bot_resolved',
  'unanswered',
  'first_response_met',
  'first_response_missed',
  'resolution_met',
  'resolution_missed',
] as const;

/**
 * Kinds that no row tells: whether a target was met depends on the widget's targets and the priority at that moment. Once
 * counted, they stay.
 */
export const unrepeatableKinds: readonly FactKind[] = [
  'first_response_met',
  'first_response_missed',
  'resolution_met',
  'resolution_missed',
];
/** A kind of fact. */
export type FactKind = (typeof factKinds)[number];

const ratings = ['rated_1', 'rated_2', 'rated_3', 'rated_4', 'rated_5'] as const;

/**
 * The lists of conversations behind numbers: those of each kind, those with a resolution time (`resolved_by_team`), and
 * ratings by their stars.
 */
export const factLists = [...factKinds, 'resolved_by_team', ...ratings] as const;
/** A list of the conversations behind a number. */
export type FactList = (typeof factLists)[number];

/** The kind of the facts a list is made of. */
export function kindOf(list: FactList): FactKind {
  switch (list) {
    case 'resolved_by_team':
      return 'resolved';
    case 'rated_1':
    case 'rated_2':
    case 'rated_3':
    case 'rated_4':
    case 'rated_5':
      return 'rated';
    default:
      return list;
  }
}
