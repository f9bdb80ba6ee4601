/** The picture of a workflow: nothing upon anything, ways lead down, and the same picture every time. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { exitsOf } from '#core/automation/graph.ts';
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
      const layerOf = (id: string) => (spots.find((spot) => spot.id === id)?.y ?? 0) / (size.height + size.gapY);
      const missing = ways.filter(
        ({ from, to, points, isBack }) => !isBack && points.length !== 2 * Math.round(layerOf(to) - layerOf(from)),
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

it('two ways of a decision stand to the left and the right of it', () => {
  const { spots } = layOut(templates.hours);
  const x = (id: string) => spots.find((spot) => spot.id === id)?.x ?? 0;
  expect(x('people')).toBeLessThan(x('open'));
  expect(x('closed')).toBeGreaterThan(x('open'));
});
