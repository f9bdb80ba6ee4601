/**
 * Where the steps of a workflow stand in its picture: in layers, each step below those that lead to it, ways that go back
 * drawn at the side. The layers are ordered so that few ways cross (each step below the middle of where it comes from).
 */
import type { Definition } from '#core/automation/definition.ts';
import { exitsOf, stepOf } from '#core/automation/graph.ts';
import { inOrder } from '#dashboard/workflows/draft/edit.ts';

/** A step in the picture; x is its middle, y its top. */
export type Spot = { id: string; x: number; y: number };
/** A way: the points it passes, and the field it comes from, such as `yes` or `options.0.next`. */
export type Way = { from: string; to: string; fields: string[]; points: { x: number; y: number }[]; isBack: boolean };
/** The picture. */
export type Layout = { spots: Spot[]; ways: Way[]; width: number; height: number };

/** How large a step is drawn, and how far from the next. */
export const size = { width: 164, height: 44, gapX: 20, gapY: 44 };
const VIA_WIDTH = 24;
const MARGIN = 12;

type Edge = { from: string; to: string; fields: string[]; isBack: boolean; via: string[] };

/** Lays a workflow out. */
export function layOut(definition: Definition): Layout {
  const ids = inOrder(definition);
  const edges = edgesOf(definition, ids);
  const rank = ranksOf(ids, edges);
  const layers = layersOf(ids, edges, rank);
  const x = columnsOf(layers, edges);
  const y = (layer: number) => MARGIN + layer * (size.height + size.gapY);
  const spots = ids.map((id) => ({ id, x: x.get(id) ?? 0, y: y(rank.get(id) ?? 0) }));
  const at = new Map(spots.map((spot) => [spot.id, spot] as const));
  const right = Math.max(...spots.map((spot) => spot.x + size.width / 2));
  const ways = edges.map((edge) => wayOf(edge, at, x, right));
  const hasBack = edges.some(({ isBack }) => isBack);
  return {
    spots,
    ways,
    width: right + (hasBack ? VIA_WIDTH * 2 : 0) + MARGIN,
    height: y(layers.length) - size.gapY + MARGIN,
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
      const edge = edges.get(key) ?? { from, to, fields: [], isBack: false, via: [] };
      edge.fields.push(path.join('.'));
      edges.set(key, edge);
    }
  }
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

/** Where across each step and each passing way stands: near the middle of its neighbours, never upon another. */
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

function wayOf(
  { from, to, fields, isBack, via }: Edge,
  at: ReadonlyMap<string, Spot>,
  x: ReadonlyMap<string, number>,
  right: number,
): Way {
  const start = at.get(from) ?? { id: from, x: 0, y: 0 };
  const end = at.get(to) ?? { id: to, x: 0, y: 0 };
  if (isBack) {
    // Out below, in above: a step that leads to itself has a way that can be seen.
    const side = (spot: Spot, share: number) => ({ x: spot.x + size.width / 2, y: spot.y + size.height * share });
    const [leaving, coming] = [side(start, 2 / 3), side(end, 1 / 3)];
    const out = right + VIA_WIDTH;
    const points = [leaving, { x: out, y: leaving.y }, { x: out, y: coming.y }, coming];
    return { from, to, fields, isBack, points };
  }
  const passing = via.flatMap((id, index) => {
    const top = start.y + (index + 1) * (size.height + size.gapY);
    const column = x.get(id) ?? 0;
    return [
      { x: column, y: top },
      { x: column, y: top + size.height },
    ];
  });
  const points = [{ x: start.x, y: start.y + size.height }, ...passing, { x: end.x, y: end.y }];
  return { from, to, fields, isBack, points };
}
