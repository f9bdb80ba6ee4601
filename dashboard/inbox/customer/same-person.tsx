/** The other visitors whom the team takes for the same person: how each is reached, and a button that separates them. */
import { Unlink } from 'lucide';
import type { SamePerson as Other, VisitorRecord } from '#core/model/visitors/visitor.ts';
import { samePerson as words } from '#dashboard/strings/customers.ts';
import { details } from '#dashboard/strings/details.ts';
import { Facts } from '#dashboard/inbox/attributes/facts.tsx';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import './same-person.css';

type SamePersonProps = { visitor: VisitorRecord; onChanged: (others: readonly Other[]) => void };

/** The list. Who is separated leaves it immediately, and comes back with a word if that is refused. */
export function SamePerson({ visitor: { same_person: others }, onChanged }: SamePersonProps) {
  const { api } = useWorkspace();
  const separate = async (other: Other) => {
    onChanged(others.filter(({ id }) => id !== other.id));
    try {
      await api('separateVisitor', { params: { id: String(other.id) } });
      toast(words.separated(called(other)));
    } catch (error) {
      onChanged(others);
      toast(inWords(error), 'problem');
    }
  };
  return (
    <ul class="same-person">
      {others.map((other) => (
        <li key={other.id}>
          <header>
            <strong>{called(other)}</strong>
            <IconButton
              size="small"
              icon={Unlink}
              label={words.separate(called(other))}
              onClick={() => void separate(other)}
            />
          </header>
          <Facts
            of={[
              other.email !== null && [details.email, other.email, other.email, other.email],
              other.phone !== null && [details.phone, other.phone, other.phone, other.phone],
              other.external_id !== null && [details.externalId, other.external_id, undefined, other.external_id],
            ]}
          />
        </li>
      ))}
    </ul>
  );
}

const called = ({ id, name, email }: Other): string =>
  nameOf({ visitor: { id, name, email, verified: false, verified_fields: [] } });
