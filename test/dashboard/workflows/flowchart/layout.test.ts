/** The picture of a workflow: nothing upon anything, ways lead down, and the same picture every time. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { exitsOf } from '#core/automation/graph.ts';
import type { Label } from '#dashboard/workflows/flowchart/labels.ts';
import { scaleToFit } from '#dashboard/workflows/flowchart/zoom.tsx';
import { stepName } from '#dashboard/workflows/kinds/step-name.ts';
import { layOut, size } from '#dashboard/workflows/flowchart/layout.ts';
import { templates } from '#dashboard/workflows/templates.ts';
import { graphs } from '#test/dashboard/workflows/samples.ts';

it('every step has room of its own within the picture', () => {
  fc.assert(
    fc.property(graphs, (definition) => {
      const { spots, width, height } = layOut(definition);
      expect(spots).toHaveLength(Object.keys(definition.steps).length);
      for (const { x, y } of spots) {
        expect(x - size.width / 2).toBeGreaterThanOrEqual(0);
        expect(x + size.width / 2).toBeLessThanOrEqual(width);
        expect(y + size.height).toBeLessThanOrEqual(height);
      }
      const crowded = spots.filter((one, index) =>
        spots.slice(index + 1).some((other) => one.y === other.y && Math.abs(one.x - other.x) < size.width),
      );
      expect(crowded).toEqual([]);
    }),
  );
});

it('every way is drawn, and leads down unless it goes back', () => {
  fc.assert(
    fc.property(graphs, (definition) => {
      const { ways } = layOut(definition);
      const drawn = ways.flatMap(({ from, to, fields }) => fields.map((field) => `${from}.${field} ${to}`));
      const wanted = Object.entries(definition.steps).flatMap(([from, step]) =>
        exitsOf(step).map(({ path, to }) => `${from}.${path.join('.')} ${to}`),
      );
      expect(drawn.toSorted()).toEqual(wanted.toSorted());
      const heights = ways.filter(({ isBack }) => !isBack).map(({ points }) => points.map(({ y }) => y));
      expect(heights).toEqual(heights.map((way) => way.toSorted((a, b) => a - b)));
    }),
  );
});

it('ways that pass layers have a place in each, through no step of it', () => {
  fc.assert(
    fc.property(graphs, (definition) => {
      const { spots, ways } = layOut(definition);
      const tops = [...new Set(spots.map(({ y }) => y))].toSorted((a, b) => a - b);
      const layerOf = (id: string) => tops.indexOf(spots.find((spot) => spot.id === id)?.y ?? 0);
      const missing = ways.filter(
        ({ from, to, points, isBack }) => !isBack && points.length !== 2 * (layerOf(to) - layerOf(from)),
      );
      expect(missing).toEqual([]);
      const passings = ways.flatMap(({ points, isBack }) => (isBack ? [] : points.slice(1, -1)));
      const hit = spots.filter((spot) =>
        passings.some(({ x, y }) => y === spot.y && Math.abs(x - spot.x) <= size.width / 2),
      );
      expect(hit).toEqual([]);
    }),
  );
});

it('a way that comes back, be it to its own step, is drawn beside the steps', () => {
  fc.assert(
    fc.property(graphs, (definition) => {
      const { spots, ways, width } = layOut(definition);
      const right = Math.max(...spots.map(({ x }) => x + size.width / 2));
      for (const { points } of ways.filter(({ isBack }) => isBack)) {
        const [leaving, out, back, coming] = points;
        expect(out?.x).toBeGreaterThan(right);
        expect(out?.x).toBeLessThan(width);
        expect([back?.x, out?.y, back?.y]).toEqual([out?.x, leaving?.y, coming?.y]);
        expect(out?.y).not.toBe(back?.y);
      }
    }),
  );
});

/** What a label covers: a line of 11 px letters above its base line. */
const boxOf = ({ x, y, width }: Label) => ({ left: x - width / 2, right: x + width / 2, top: y - 10, bottom: y + 3 });
type Box = ReturnType<typeof boxOf>;
const isOver = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const words = fc.constantFrom('yes', 'A repair', 'Something else entirely', 'Where is my order, please?');
const labelledGraphs = graphs.chain((definition) =>
  fc.array(words, { minLength: 20, maxLength: 20 }).map((texts) => ({
    ...definition,
    steps: Object.fromEntries(
      Object.entries(definition.steps).map(([id, step], at) => [
        id,
        step.kind === 'choice'
          ? {
              ...step,
              options: step.options.map((option, index) => ({ ...option, label: texts[3 * at + index] ?? '' })),
            }
          : step,
      ]),
    ),
  })),
);

it('no label covers another one or a step, and none is cut', () => {
  fc.assert(
    fc.property(labelledGraphs, (definition) => {
      const { spots, ways, width, height } = layOut(definition);
      const labels = ways.flatMap(({ label }) => (label ? [boxOf(label)] : []));
      const steps = spots.map(({ x, y }) => ({
        left: x - size.width / 2,
        right: x + size.width / 2,
        top: y,
        bottom: y + size.height,
      }));
      const covered = labels.filter((one, index) =>
        [...labels.slice(index + 1), ...steps].some((other) => isOver(one, other)),
      );
      expect(covered).toEqual([]);
      const cut = labels.filter((box) => box.left < 0 || box.right > width || box.top < 0 || box.bottom > height);
      expect(cut).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it('a picture fits its frame as a whole, is never enlarged, and stays readable', () => {
  expect(scaleToFit({ width: 400, height: 1000 }, { width: 500, height: 500 })).toBe(0.5);
  expect(scaleToFit({ width: 100, height: 100 }, { width: 500, height: 500 })).toBe(1);
  expect(scaleToFit({ width: 100, height: 9000 }, { width: 500, height: 500 })).toBe(0.4);
});

it('a step is named as people read it', () => {
  expect(['hello', 'team_size', 'message_2'].map(stepName)).toEqual(['Hello', 'Team size', 'Message 2']);
});

it('two ways of a decision stand to the left and the right of it', () => {
  const { spots } = layOut(templates.hours);
  const x = (id: string) => spots.find((spot) => spot.id === id)?.x ?? 0;
  expect(x('people')).toBeLessThan(x('open'));
  expect(x('closed')).toBeGreaterThan(x('open'));
});
