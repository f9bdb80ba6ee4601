/** Which conversations an agent sees where the team lets agents see those of their departments only. */
import { describe, expect, it } from 'vitest';
import { type Placed, type Scope, NOTHING, isInScope, seesAll } from '#core/access/scope.ts';

const ANA = 7;
const BEN = 8;
const SALES = 21;
const SUPPORT = 22;
const inSales: Scope = { agent: ANA, departments: [SALES] };

describe('an agent of one department', () => {
  it.each<[string, Placed, boolean]>([
    ['that waits in theirs', { agent_id: null, department_id: SALES }, true],
    ['that a colleague has in theirs', { agent_id: BEN, department_id: SALES }, true],
    ['that waits in another', { agent_id: null, department_id: SUPPORT }, false],
    ['that a colleague has in another', { agent_id: BEN, department_id: SUPPORT }, false],
    ['that they have in another', { agent_id: ANA, department_id: SUPPORT }, true],
    ['that has no department', { agent_id: null, department_id: null }, false],
  ])('as to a chat %s, sees it: %j is %s', (_, placed, isSeen) => {
    expect(isInScope(inSales, placed)).toBe(isSeen);
  });
});

it('agents without a department see the default one, and no other', () => {
  const scope: Scope = { agent: ANA, departments: [null] };
  expect(isInScope(scope, { agent_id: null, department_id: null })).toBe(true);
  expect(isInScope(scope, { agent_id: null, department_id: SALES })).toBe(false);
});

it('nobody without an agent sees a chat because nobody has it', () => {
  expect(isInScope(NOTHING, { agent_id: null, department_id: null })).toBe(false);
  expect(isInScope({ agent: null, departments: [SALES] }, { agent_id: null, department_id: SUPPORT })).toBe(false);
});

it('everything is seen without a scope, and by supervisors and admins whatever the settings say', () => {
  expect(isInScope('all', { agent_id: BEN, department_id: SUPPORT })).toBe(true);
  expect((['agent', 'supervisor', 'admin', undefined] as const).map(seesAll)).toEqual([false, true, true, false]);
});
