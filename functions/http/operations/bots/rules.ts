/** Operations of rules. */
import type { rules as rows } from '#core/contract/endpoints/admin/rules.ts';
import { byOperation } from '#core/contract/kit/settings.ts';
import { padId } from '#core/model/id.ts';
import type { Operations } from '#functions/http/call.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import { rules } from '#functions/use-cases/rules/rules.ts';
import { type TrialPosition, tryRule } from '#functions/use-cases/rules/try-rule.ts';
import type { SettingsDeps } from '#functions/use-cases/settings/resource.ts';
import { settingsOperations } from '#functions/http/operations/resource.ts';

/** Rules, and what one would have done. */
export const ruleOperations: Operations<SettingsDeps, keyof typeof rows> = {
  ...byOperation('Rule', 'Rules', settingsOperations('listRules', rules)),
  tryRule: async (deps, { body, query }) => {
    const of = `tryRule ${JSON.stringify(body)}`;
    const from = readCursor(of, query);
    const { next, ...page } = await tryRule(deps, body, from === undefined ? undefined : positionIn(from));
    return { ...page, next_cursor: next ? writeCursor(of, query, textOf(next)) : null };
  },
};

/** How many were looked at and, as its lowest bit, `isSettled`; then when it began, and the place in the list behind it. */
const textOf = ({ isSettled, nowMs, lookedAt, before }: TrialPosition): string =>
  [2 * lookedAt + Number(isSettled), padId(nowMs), ...(before === undefined ? [] : [before])].join('#');

function positionIn(text: string): TrialPosition {
  const [first, now, ...place] = text.split('#');
  const before = place.length === 0 ? undefined : place.join('#');
  const lookedAt = Math.floor(Number(first) / 2);
  return { isSettled: Number(first) % 2 === 1, nowMs: Number(now), lookedAt, before };
}
