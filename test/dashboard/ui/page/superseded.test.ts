/** What was drawn before is let go of. */
import { options, type VNode } from 'preact';
import { expect, it } from 'vitest';
import { releaseSuperseded } from '#dashboard/ui/page/superseded.ts';

it('takes from an element what it drew once another one of the same component is in its place, and only then', () => {
  releaseSuperseded();
  const draw = (component: object | null) => {
    const element = { __c: component, __k: ['child'], __e: 'node' };
    options.diffed?.(element as unknown as VNode);
    return element;
  };
  const component = {};
  const [first, other, plain] = [draw(component), draw({}), draw(null)];
  options.diffed?.(first as unknown as VNode);
  expect(first).toMatchObject({ __k: ['child'], __e: 'node' });
  const second = draw(component);
  expect(first).toMatchObject({ __k: null, __e: null });
  for (const kept of [second, other, plain]) expect(kept).toMatchObject({ __k: ['child'], __e: 'node' });
});
