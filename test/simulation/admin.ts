/** What an admin changes while everybody chats: the product's own settings and erasure, as a function runs them. */
import { departments } from '#functions/use-cases/settings/departments.ts';
import { agents } from '#functions/use-cases/settings/agents.ts';
import { deleteItem, updateItem } from '#functions/use-cases/settings/resource.ts';
import { widgets } from '#functions/use-cases/settings/widgets.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';
import type { Deps } from '#functions/deps.ts';
import type { RandomText } from '#functions/platform/random-text.ts';
import type { UserDirectory } from '#functions/platform/user-directory/user-directory.ts';
import type { Id } from '#core/model/id.ts';

/** What changes need. */
export type AdminDeps = Deps & { randomText: RandomText; people: UserDirectory };

/** A change, and whom or what it is about. */
export type Change =
  | { kind: 'turns the widget off' | 'turns the widget on'; widget: Id }
  | { kind: 'moves the widget'; widget: Id; department: Id | null }
  | { kind: 'moves an agent'; agent: Id; departments: Id[] }
  | { kind: 'removes an agent'; agent: Id }
  | { kind: 'deletes the department'; department: Id }
  | { kind: 'erases a visitor'; visitor: Id };

/** Carries out a change. @throws DomainError as the product does */
export async function administer(deps: AdminDeps, change: Change): Promise<void> {
  switch (change.kind) {
    case 'turns the widget off':
    case 'turns the widget on':
      await updateItem(deps, widgets, change.widget, { is_active: change.kind === 'turns the widget on' });
      return;
    case 'moves the widget':
      await updateItem(deps, widgets, change.widget, { department_id: change.department });
      return;
    case 'moves an agent':
      await updateItem(deps, agents, change.agent, { department_ids: change.departments });
      return;
    case 'removes an agent':
      await deleteItem(deps, agents, change.agent);
      return;
    case 'deletes the department':
      await deleteItem(deps, departments, change.department);
      return;
    case 'erases a visitor':
      await eraseVisitor(deps, change.visitor);
  }
}
