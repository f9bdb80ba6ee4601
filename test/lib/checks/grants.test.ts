import { describe, expect, it } from 'vitest';
import { deploy } from '#local/assembly/stack.ts';
import { readAssembly } from '#local/assembly/template.ts';
import { grantedIn, ledgerAfter, seenUsed, unusedGrants } from './grants.ts';
import { unusedForAReason } from './unused-grants.ts';

describe('rights that nobody uses', () => {
  const granted = grantedIn(deploy(readAssembly('cdk.out')));

  it('are found by function, action and resource', () => {
    const [first = '', ...others] = granted.filter((grant) => grant.includes(' dynamodb:GetItem '));
    expect(unusedGrants([first, ...others], new Set(others))).toEqual([first]);
  });

  it('are none of what is used or has a reason', () => {
    const used = granted.filter((grant) => !unusedForAReason.some(({ grants }) => grants.test(grant)));
    expect(used.length).toBeGreaterThan(100);
    expect(unusedGrants(granted, new Set(used))).toEqual([]);
  });

  it('are none of what an earlier run saw used, as long as it is granted', () => {
    const ever = [...seenUsed()];
    expect(ever.length).toBeGreaterThan(100);
    expect(ledgerAfter(granted, new Set([...ever, 'react dynamodb:Scan *']))).toEqual(ever);
  });

  it('have reasons that each concern a right of the template', () => {
    for (const { grants, reason } of unusedForAReason)
      expect([reason, granted.some((grant) => grants.test(grant))]).toEqual([reason, true]);
  });

  it('are not those to do with an index what none can, nor to ask about the dead letters', () => {
    const onIndexes = granted.filter((grant) => grant.includes('/index/'));
    expect(onIndexes.length).toBeGreaterThan(8);
    expect(onIndexes.filter((grant) => !grant.includes(' dynamodb:Query '))).toEqual([]);
    expect(granted.filter((grant) => / sqs:(?!SendMessage)/.test(grant))).toEqual([]);
  });
});
