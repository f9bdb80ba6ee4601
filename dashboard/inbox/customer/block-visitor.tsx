/** Blocks a visitor, or says how they are blocked and ends it. */
import { useEffect, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Visitor } from '#core/model/visitors/visitor.ts';
import type { VisitorBlock } from '#core/model/visitors/visitor-block.ts';
import { blocking as words } from '#dashboard/strings/customers.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { SelectField, Switch, TextField } from '#dashboard/ui/forms/field.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { Failed, Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { fullTime } from '#dashboard/ui/format/time.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

type BlockProps = { conversation: Conversation; visitor: Visitor; onClose: () => void };

/** The dialog. */
export default function BlockVisitor(props: BlockProps) {
  const { api } = useWorkspace();
  const [block, setBlock] = useState<VisitorBlock | null | undefined>(undefined);
  const [error, setError] = useState<unknown>(undefined);
  const params = { id: String(props.visitor.id) };
  const load = () => api('getVisitorBlock', { params }).then((answer) => setBlock(answer.block), setError);
  useEffect(() => void load(), []);
  if (block) return <Blocked {...props} block={block} />;
  if (block === null) return <NewBlock {...props} />;
  return error === undefined ? <Skeleton rows={3} /> : <Failed error={error} onRetry={() => void load()} />;
}

function Blocked({ conversation, visitor, block, onClose }: BlockProps & { block: VisitorBlock }) {
  const { api } = useWorkspace();
  const name = nameOf(conversation);
  const unblock = async () => {
    await api('unblockVisitor', { params: { id: String(visitor.id) } });
    toast(words.unblocked(name));
  };
  const end = block.until === null ? words.forEver : words.until(fullTime(block.until));
  const by = block.blocked_by === null ? [] : [words.by(block.blocked_by)];
  return (
    <FormDialog
      title={words.blockedTitle(name)}
      action={words.unblock}
      isDirty={false}
      save={unblock}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{[end, ...by].join(' ')}</p>
          {block.reason !== '' && <p>{block.reason}</p>}
        </>
      )}
    </FormDialog>
  );
}

const ONE_DAY = '24';
const MAX_NETWORK_HOURS = 168;

function NewBlock({ conversation, visitor, onClose }: BlockProps) {
  const { api, person } = useWorkspace();
  const name = nameOf(conversation);
  const [hours, setHours] = useState<keyof typeof words.times>(ONE_DAY);
  const [byEmail, setByEmail] = useState(visitor.verified_fields.includes('email'));
  const [byNetwork, setByNetwork] = useState(false);
  const [reason, setReason] = useState('');
  const isShort = hours !== '' && Number(hours) <= MAX_NETWORK_HOURS;
  const block = async () => {
    const body = {
      hours: hours === '' ? null : Number(hours),
      email: byEmail && visitor.email !== null,
      network: byNetwork && isShort,
      reason: reason.trim(),
    };
    await api('blockVisitor', { params: { id: String(visitor.id) }, body });
    toast(words.done(name));
  };
  return (
    <FormDialog title={words.title(name)} action={words.action} isDangerous save={block} onClose={onClose}>
      {(errors) => (
        <>
          <p>{words.body}</p>
          <SelectField label={words.time} value={hours} onChange={setHours} options={words.times} />
          {visitor.email !== null && (
            <Switch label={words.email} help={words.emailHelp(visitor.email)} checked={byEmail} onChange={setByEmail} />
          )}
          {person.isSupervisor && visitor.ip_address !== '' && isShort && (
            <Switch
              label={words.network}
              help={words.networkHelp(visitor.ip_address)}
              checked={byNetwork}
              onChange={setByNetwork}
            />
          )}
          <TextField
            label={words.reason}
            help={words.reasonHelp}
            error={errors['reason']}
            value={reason}
            onChange={setReason}
          />
        </>
      )}
    </FormDialog>
  );
}
