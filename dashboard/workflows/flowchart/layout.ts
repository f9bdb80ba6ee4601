/**
 * Where the steps of a workflow stand in its picture: in layers, each step below those that lead to it, ways that go back
 * drawn at the side. The layers are ordered so that few ways cross (each step below the middle of where it comes from).
 */
import type { Definition } from '#core/automation/definition.ts';
import { exitsOf, stepOf } from '#core/automation/graph.ts';
import { type Label, labelsBeside, labelsBetween, ROW_HEIGHT, rowsOf, type Wanted } from './labels.ts';
import { wayWords } from './way-words.ts';
import { inOrder } from '#dashboard/workflows/draft/edit.ts';

/** A step in the picture; x is its middle, y its top. */
export type Spot = { id: string; x: number; y: number };
/**
 * A way: the points it passes, the field it comes from, such as `yes` or `options.0.next`, what it is called in full, and
 * its label where it has one.
 */
export type Way = {
  from: string;
  to: string;
  fields: string[];
  points: { x: number; y: number }[];
  isBack: boolean;
  name: string;
  label: Label | undefined;
};
/** The picture. */
export type Layout = { spots: Spot[]; ways: Way[]; width: number; height: number };

/** How large a step is drawn, and how far from the next. */
export const size = { width: 164, height: 44, gapX: 20, gapY: 44 };
const VIA_WIDTH = 24;
const MARGIN = 12;

/** How far the lines of ways that go back are from each other. */
const BACK_GAP = 10;

type Edge = { from: string; to: string; fields: string[]; name: string; isBack: boolean; via: string[] };

/** Lays a workflow out. */
export function layOut(definition: Definition): Layout {
  const ids = inOrder(definition);
  const edges = edgesOf(definition, ids);
  const rank = ranksOf(ids, edges);
  const layers = layersOf(ids, edges, rank);
  const x = columnsOf(layers, edges);
  const between = layers.map((_, layer) => labelled(edges, layer, rank).map((edge) => wantedOf(edge, x)));
  const tops = topsOf(between);
  const spots = ids.map((id) => ({ id, x: x.get(id) ?? 0, y: tops[rank.get(id) ?? 0] ?? 0 }));
  const right = Math.max(...spots.map((spot) => spot.x + size.width / 2));
  const ways = [...forwardWays(edges, spots, x, tops, rank), ...backWays(edges, spots, right)];
  return framed({ spots, ways, width: right, height: (tops[layers.length] ?? 0) - size.gapY });
}

/** The ways that leave a layer downwards and have a name. */
const labelled = (edges: readonly Edge[], layer: number, rank: ReadonlyMap<string, number>): Edge[] =>
  edges.filter(({ from, isBack, name }) => !isBack && name !== '' && rank.get(from) === layer);

const wantedOf = ({ from, to, via, name }: Edge, x: ReadonlyMap<string, number>): Wanted => ({
  text: name,
  from: x.get(from) ?? 0,
  to: x.get(via[0] ?? to) ?? 0,
});

/** The top of each layer, and of the one that would follow: further apart where labels need several rows. */
function topsOf(between: readonly (readonly Wanted[])[]): number[] {
  const tops = [MARGIN];
  for (const wanted of between) {
    const more = Math.max(0, rowsOf(wanted).length - 1) * ROW_HEIGHT;
    tops.push((tops.at(-1) ?? 0) + size.height + size.gapY + more);
  }
  return tops;
}

/** Moves the picture so that nothing of it is cut at the left, and makes it wide enough for what is at the right. */
function framed({ spots, ways, width, height }: Layout): Layout {
  const labels = ways.flatMap(({ label }) => label ?? []);
  const points = ways.flatMap((way) => way.points);
  const left = Math.max(0, ...labels.map((label) => MARGIN + label.width / 2 - label.x));
  const right = Math.max(width, ...points.map(({ x }) => x), ...labels.map((label) => label.x + label.width / 2));
  const moved = <One extends { x: number }>(one: One): One => ({ ...one, x: one.x + left });
  return {
    spots: spots.map(moved),
    ways: ways.map((way) => ({ ...way, points: way.points.map(moved), label: way.label && moved(way.label) })),
    width: right + left + MARGIN,
    height: Math.max(height, ...labels.map(({ y }) => y)) + MARGIN,
  };
}

/** The ways between steps, those with the same ends together. */
function edgesOf({ steps }: Definition, ids: readonly string[]): Edge[] {
  const edges = new Map<string, Edge>();
  for (const from of ids) {
    const step = stepOf(steps, from);
    for (const { path, to } of step ? exitsOf(step) : []) {
      if (!stepOf(steps, to)) continue;
      const key = `${from} ${to}`;
      const edge = edges.get(key) ?? { from, to, fields: [], name: '', isBack: false, via: [] };
      edge.fields.push(path.join('.'));
      edges.set(key, edge);
    }
  }
  for (const edge of edges.values()) edge.name = wayWords({ start: '', steps }, edge.from, edge.fields);
  markBack(ids, [...edges.values()]);
  return [...edges.values()];
}

/** Marks the ways that come back to a step one came through. */
function markBack(ids: readonly string[], edges: readonly Edge[]): void {
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const edge of edges) {
      if (edge.from !== id) continue;
      if (state.get(edge.to) === 'open') edge.isBack = true;
      else if (!state.has(edge.to)) visit(edge.to);
    }
    state.set(id, 'done');
  };
  for (const id of ids) if (!state.has(id)) visit(id);
}

/** Each step one layer below the lowest that leads to it. */
function ranksOf(ids: readonly string[], edges: readonly Edge[]): Map<string, number> {
  const rank = new Map<string, number>();
  const ofId = (id: string): number => {
    const known = rank.get(id);
    if (known !== undefined) return known;
    const above = edges.filter(({ to, isBack }) => to === id && !isBack).map(({ from }) => ofId(from) + 1);
    const own = Math.max(0, ...above);
    rank.set(id, own);
    return own;
  };
  for (const id of ids) ofId(id);
  return rank;
}

/** The layers from above, with a place for each long way in those it passes. */
function layersOf(ids: readonly string[], edges: readonly Edge[], rank: ReadonlyMap<string, number>): string[][] {
  const layers: string[][] = [];
  const put = (id: string, layer: number) => (layers[layer] ??= []).push(id);
  for (const id of ids) put(id, rank.get(id) ?? 0);
  for (const edge of edges) {
    if (edge.isBack) continue;
    for (let layer = (rank.get(edge.from) ?? 0) + 1; layer < (rank.get(edge.to) ?? 0); layer += 1) {
      const via = `${edge.from} ${edge.to} ${layer}`;
      edge.via.push(via);
      put(via, layer);
    }
  }
  return layers;
}

/** The pieces of all ways that go down, from layer to layer. */
const piecesOf = (edges: readonly Edge[]): [from: string, to: string][] =>
  edges
    .filter(({ isBack }) => !isBack)
    .flatMap(({ from, to, via }) => [from, ...via].map((one, index) => [one, via[index] ?? to] as [string, string]));

/** The horizontal position of each step and each passing edge: near the middle of its neighbors, without overlaps. */
function columnsOf(layers: string[][], edges: readonly Edge[]): Map<string, number> {
  const pieces = piecesOf(edges);
  const above = neighbours(pieces.map(([from, to]) => [to, from]));
  const below = neighbours(pieces);
  const x = new Map<string, number>();
  for (const layer of layers) spread(layer, x, () => undefined);
  for (let sweep = 0; sweep < 6; sweep += 1) {
    const isDown = sweep % 2 === 0;
    const beside = isDown ? above : below;
    for (const layer of isDown ? layers : layers.toReversed()) {
      const wanted = (id: string) => mean((beside.get(id) ?? []).map((one) => x.get(one) ?? 0));
      layer.sort((a, b) => (wanted(a) ?? x.get(a) ?? 0) - (wanted(b) ?? x.get(b) ?? 0));
      spread(layer, x, wanted);
    }
  }
  const left = Math.min(...layers.flat().map((id) => (x.get(id) ?? 0) - widthOf(id) / 2)) - MARGIN;
  return new Map([...x].map(([id, at]) => [id, at - left]));
}

/** Puts a layer's members side by side, as near to where they are wanted as the room allows. */
function spread(layer: readonly string[], x: Map<string, number>, wanted: (id: string) => number | undefined): void {
  const aims = layer.map((id) => wanted(id) ?? x.get(id) ?? 0);
  const places: number[] = [];
  for (const [index, id] of layer.entries()) {
    const before = layer[index - 1];
    const least =
      before === undefined ? -Infinity : (places[index - 1] ?? 0) + widthOf(before) / 2 + size.gapX + widthOf(id) / 2;
    places.push(Math.max(aims[index] ?? 0, least));
  }
  const shift = mean(places.map((place, index) => (aims[index] ?? 0) - place)) ?? 0;
  for (const [index, id] of layer.entries()) x.set(id, (places[index] ?? 0) + shift);
}

function neighbours(pieces: readonly (readonly [string, string])[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [from, to] of pieces) found.set(from, [...(found.get(from) ?? []), to]);
  return found;
}

const isVia = (id: string): boolean => id.includes(' ');
const widthOf = (id: string): number => (isVia(id) ? VIA_WIDTH : size.width);
const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The ways that lead down, each label between the layer it leaves and the next. */
function forwardWays(
  edges: readonly Edge[],
  spots: readonly Spot[],
  x: ReadonlyMap<string, number>,
  tops: readonly number[],
  rank: ReadonlyMap<string, number>,
): Way[] {
  const at = new Map(spots.map((spot) => [spot.id, spot]));
  const labels = new Map<Edge, Label>();
  for (const [layer, top] of tops.slice(0, -1).entries()) {
    const named = labelled(edges, layer, rank);
    const wanted = named.map((edge) => wantedOf(edge, x));
    for (const [index, label] of labelsBetween(wanted, top + size.height, tops[layer + 1] ?? 0)) {
      const edge = named[index];
      if (edge) labels.set(edge, label);
    }
  }
  return edges.flatMap((edge) => {
    const [start, end] = [at.get(edge.from), at.get(edge.to)];
    if (edge.isBack || !start || !end) return [];
    const passing = edge.via.flatMap((id, index) => {
      const top = tops[(rank.get(edge.from) ?? 0) + index + 1] ?? 0;
      const column = x.get(id) ?? 0;
      return [
        { x: column, y: top },
        { x: column, y: top + size.height },
      ];
    });
    const points = [{ x: start.x, y: start.y + size.height }, ...passing, { x: end.x, y: end.y }];
    return [wayOf(edge, points, labels.get(edge))];
  });
}

/** The ways that go back, each by a line of its own at the right of the steps, with their labels at the very right. */
function backWays(edges: readonly Edge[], spots: readonly Spot[], right: number): Way[] {
  const at = new Map(spots.map((spot) => [spot.id, spot]));
  // Out below, in above: a step that leads to itself has a way that can be seen.
  const side = (spot: Spot, share: number) => ({ x: spot.x + size.width / 2, y: spot.y + size.height * share });
  const back = edges.flatMap((edge) => {
    const [start, end] = [at.get(edge.from), at.get(edge.to)];
    return edge.isBack && start && end ? [{ edge, leaving: side(start, 2 / 3), coming: side(end, 1 / 3) }] : [];
  });
  const wanted = back.map(({ edge, leaving }) => ({ text: edge.name, y: leaving.y }));
  const labels = labelsBeside(wanted, right + VIA_WIDTH + back.length * BACK_GAP);
  return back.map(({ edge, leaving, coming }, index) => {
    const out = right + VIA_WIDTH + index * BACK_GAP;
    const points = [leaving, { x: out, y: leaving.y }, { x: out, y: coming.y }, coming];
    return wayOf(edge, points, edge.name === '' ? undefined : labels[index]);
  });
}

const wayOf = ({ from, to, fields, isBack, name }: Edge, points: Way['points'], label: Label | undefined): Way => ({
  from,
  to,
  fields,
  points,
  isBack,
  name,
  label,
});
