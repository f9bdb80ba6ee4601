/** Parts that are done without where they can't be fetched. */
import { parseHTML } from 'linkedom';
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { drawNothing } from '#dashboard/ui/page/draw-nothing.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';

let root: Element;

beforeEach(() => {
  const { document } = parseHTML('<main></main>');
  vi.stubGlobal('document', document);
  root = document.createElement('div');
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

const Part = ({ name }: { name: string }) => <b>{name}</b>;
const gone = () => Promise.reject<{ default: typeof Part }>(new TypeError('Failed to fetch'));

it('stand for nothing once they couldn’t be fetched, instead of what went wrong', async () => {
  const Later = lazy(
    () => gone().catch(drawNothing),
    () => <i>…</i>,
  );
  render(<Later name="Ben" />, root);
  expect(root.innerHTML).toBe('<i>…</i>');
  await expect.poll(() => root.innerHTML).toBe('');
});
