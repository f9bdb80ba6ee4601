/** Measures several things by turns, so that whatever else the machine does falls on all of them. */

/** The middle of some figures; of an even number, the upper of the two in the middle. 0 if there are none. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0;
}

/** Takes one figure of each side in each round, in turns that begin with another side each round. */
export async function byTurns<Side extends string, Figure>(
  rounds: number,
  sides: Readonly<Record<Side, () => Promise<Figure> | Figure>>,
): Promise<Record<Side, Figure[]>> {
  const names = Object.keys(sides) as Side[];
  const took = Object.fromEntries(names.map((name) => [name, [] as Figure[]])) as Record<Side, Figure[]>;
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length];
      if (name !== undefined) took[name].push(await sides[name]());
    }
  return took;
}
