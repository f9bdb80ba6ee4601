/** Lists of the API from memory: a page of them, and making, changing, deleting. */
import { type Answered, type Asked, ok, problem } from './fake-answers.ts';

/** A page of a list. */
export function pageOf<Item>(items: Item[], query: URLSearchParams): Answered {
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 25);
  return ok({
    data: items.slice(from, from + limit),
    next_cursor: from + limit < items.length ? String(from + limit) : null,
  });
}

/** List, get, create, update and delete of things in a list. */
export function crud<Item extends { id: number }>(
  name: string,
  plural: string,
  items: Item[],
  make: (id: number, body: Record<string, unknown>) => Item,
) {
  const byId = (id: number, use: (found: Item) => Answered) => {
    const found = items.find((one) => one.id === id);
    return found ? use(found) : problem(404, 'not_found');
  };
  return {
    [`list${plural}`]: ({ query }: Asked) => pageOf(items, query),
    [`get${name}`]: ({ id }: Asked) => byId(id, ok),
    [`create${name}`]: ({ body }: Asked): Answered => {
      const made = make(1000 + items.length, body);
      items.push(made);
      return { status: 201, body: made };
    },
    [`update${name}`]: ({ id, body }: Asked) => byId(id, (found) => changed(found, body)),
    [`delete${name}`]: ({ id }: Asked) =>
      byId(id, (found): Answered => {
        items.splice(items.indexOf(found), 1);
        return { status: 204 };
      }),
  };
}

/** A change names the version it was made on; one of another version is refused, as the server does. */
function changed(found: object, { version, ...changes }: Record<string, unknown>): Answered {
  const counted = 'version' in found && typeof found.version === 'number' ? found.version : undefined;
  if (version !== undefined && version !== counted) return problem(409, 'conflict');
  return ok(Object.assign(found, changes, counted === undefined ? {} : { version: counted + 1 }));
}
