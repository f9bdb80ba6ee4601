/** A visitor says who they are, in the form before a chat. */
import type { Id } from '../../core/model/id.ts';
import type { Deps } from '../deps.ts';
import { changeVisitor, getVisitor } from '../store/visitor-store.ts';

/** Notes the given name and e-mail address. What a site vouched for is kept: only what is missing is taken from the form. */
export async function introduce(
  { table }: Pick<Deps, 'table'>,
  visitor: { visitor_id: Id; verified: boolean },
  said: { name?: string | undefined; email?: string | undefined },
): Promise<void> {
  const known = visitor.verified ? await getVisitor(table, visitor.visitor_id, { consistent: true }) : undefined;
  const fields = {
    name: known?.name ? undefined : said.name,
    email: known?.email ? undefined : said.email,
  };
  if (fields.name !== undefined || fields.email !== undefined)
    await changeVisitor(table, visitor.visitor_id, visitor.verified, fields);
}
