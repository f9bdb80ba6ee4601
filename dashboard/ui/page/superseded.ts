/**
 * Lets go of what an element drew before: Preact's elements name their parents and children, also those of earlier drawings, and
 * an element that stays in the properties of another one keeps all drawings since, with their nodes.
 */
import { options, type VNode } from 'preact';

/** The parts of an element by Preact's short names, which its own add-ons use, too. */
type Parts = VNode & { __c: object | null; __k: unknown; __e: unknown };

/** From now on an element of a component has nothing that it drew once another one is in its place. */
export function releaseSuperseded(): void {
  const latest = new WeakMap<object, Parts>();
  const { diffed } = options;
  options.diffed = (vnode) => {
    diffed?.(vnode);
    const drawn = vnode as Parts;
    if (!drawn.__c) return;
    const before = latest.get(drawn.__c);
    if (before && before !== drawn) before.__k = before.__e = null;
    latest.set(drawn.__c, drawn);
  };
}
