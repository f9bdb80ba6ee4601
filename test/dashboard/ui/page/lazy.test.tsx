/** Parts that are fetched when they are first drawn. */
import { parseHTML } from 'linkedom';
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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

it('are drawn once they are there, and something else meanwhile', async () => {
  const Later = lazy(
    () => Promise.resolve({ default: Part }),
    () => <i>…</i>,
  );
  render(<Later name="Ben" />, root);
  expect(root.innerHTML).toBe('<i>…</i>');
  await expect.poll(() => root.innerHTML).toBe('<b>Ben</b>');
});

it('say what went wrong where they can’t be fetched, and offer another try', async () => {
  const Later = lazy<{ name: string }>(gone);
  render(<Later name="Ben" />, root);
  await expect.poll(() => root.querySelector('button')?.textContent).toBe('Retry');
});
