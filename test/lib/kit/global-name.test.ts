import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { accessControlName, dashboardName, policyName } from '#lib/kit/global-name.ts';

const inRegion = (region?: string) => {
  const stack = new Stack(new App(), `live-chat-${'long-'.repeat(15)}stage`, region ? { env: { region } } : {});
  const names = [policyName(stack, 'viewer'), accessControlName(stack, 'files'), dashboardName(stack, 'operations')];
  return names.map((name) => stack.resolve(name));
};

describe('a global name', () => {
  it('has the region and fits, however long the name of the stack is', () => {
    const [policy, control, dashboard] = inRegion('ap-southeast-2');
    expect(policy).toMatch(/^[\w-]{1,128}$/);
    expect(control).toMatch(/^[\w-]{1,64}$/);
    expect(dashboard).toMatch(/^[\w-]{1,255}$/);
    for (const name of [policy, control, dashboard]) expect(name).toMatch(/-ap-southeast-2$/);
    expect(inRegion('eu-central-1')).not.toEqual([policy, control, dashboard]);
  });

  it('refers to the region where the stack has none of its own', () => {
    for (const name of inRegion()) expect(JSON.stringify(name)).toContain('{"Ref":"AWS::Region"}');
  });
});
