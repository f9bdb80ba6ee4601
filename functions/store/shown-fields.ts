/** The fields of a stored item that the API returns: those its schema names. */

/** Something with fields, as zod's objects are. */
export type Shape<Entity> = { shape: Record<keyof Entity & string, unknown> };

/** The fields of `item` that the schema names. */
export function shownFields<Entity extends object>({ shape }: Shape<Entity>, item: Entity): Entity {
  const names = Object.keys(shape) as (keyof Entity)[];
  return Object.fromEntries(names.map((name) => [name, item[name]])) as Entity;
}
