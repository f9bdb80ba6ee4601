/** What can be done about a visitor; admins can also take all of their data along, or erase the person. */
import { Ban, Download, Ellipsis, Eraser, Link, Merge, Pencil, UserX } from 'lucide';
import { useState } from 'preact/hooks';
import type { Answer } from '#core/contract/http.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Visitor, VisitorRecord } from '#core/model/visitors/visitor.ts';
import type { Api } from '#dashboard/api/api.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { details } from '#dashboard/strings/details.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { visitorMenu as words } from '#dashboard/strings/customers.ts';
import { saveFile } from '#dashboard/ui/format/save-file.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

const EraseVisitor = lazy(() => import('./erase-visitor.tsx'));
const EditVisitor = lazy(() => import('#dashboard/inbox/customer/edit-visitor.tsx'));
const RedactMessage = lazy(() => import('#dashboard/inbox/customer/redact-message.tsx'));
const MergeChat = lazy(() => import('#dashboard/inbox/customer/merge-chat.tsx'));
const MergeVisitor = lazy(() => import('#dashboard/inbox/customer/merge-visitor.tsx'));
const BlockVisitor = lazy(() => import('#dashboard/inbox/customer/block-visitor.tsx'));

type MenuProps = {
  conversation: Conversation;
  /** Undefined while it is being loaded. */
  visitor: VisitorRecord | undefined;
  onChanged: (visitor: Visitor | VisitorRecord) => void;
};

/** The menu. */
export function VisitorMenu({ conversation, visitor, onChanged }: MenuProps) {
  const { api, person } = useWorkspace();
  const [open, setOpen] = useState<'edit' | 'redact' | 'merge' | 'mergeVisitor' | 'block' | 'erase' | undefined>(
    undefined,
  );
  const close = () => setOpen(undefined);
  const { visitor_id } = conversation;
  const take = async () => {
    try {
      const everything = JSON.stringify(await everythingOf(api, visitor_id), undefined, 2);
      saveFile(new Blob([everything], { type: 'application/json' }), `visitor-${visitor_id}.json`);
    } catch (error) {
      toast(inWords(error), 'problem');
    }
  };
  return (
    <>
      <Menu
        align="end"
        label={words.label}
        trigger={(attributes) => <IconButton label={words.label} icon={Ellipsis} {...attributes} />}
      >
        {visitor && (
          <MenuItem onClick={() => setOpen('edit')}>
            <Icon of={Pencil} />
            {words.edit}
          </MenuItem>
        )}
        <MenuItem onClick={() => setOpen('redact')}>
          <Icon of={Eraser} />
          {words.redact}
        </MenuItem>
        <MenuItem onClick={() => setOpen('merge')}>
          <Icon of={Merge} />
          {words.merge}
        </MenuItem>
        {visitor && (
          <MenuItem onClick={() => setOpen('mergeVisitor')}>
            <Icon of={Link} />
            {words.mergeVisitor}
          </MenuItem>
        )}
        {visitor && (
          <MenuItem onClick={() => setOpen('block')}>
            <Icon of={Ban} />
            {words.block}
          </MenuItem>
        )}
        {person.isAdmin && (
          <>
            <hr />
            <MenuItem onClick={() => void take()}>
              <Icon of={Download} />
              {details.export}
            </MenuItem>
            <MenuItem danger onClick={() => setOpen('erase')}>
              <Icon of={UserX} />
              {details.erase}
            </MenuItem>
          </>
        )}
      </Menu>
      {open === 'edit' && visitor && <EditVisitor visitor={visitor} onChanged={onChanged} onClose={close} />}
      {open === 'merge' && <MergeChat conversation={conversation} onClose={close} />}
      {open === 'mergeVisitor' && visitor && (
        <MergeVisitor conversation={conversation} visitor={visitor} onMerged={onChanged} onClose={close} />
      )}
      {open === 'redact' && <RedactMessage conversation={conversation} onClose={close} />}
      {open === 'block' && visitor && <BlockVisitor conversation={conversation} visitor={visitor} onClose={close} />}
      {open === 'erase' && <EraseVisitor conversation={conversation} onClose={close} />}
    </>
  );
}

type Everything = Omit<Answer<'exportVisitor'>, 'next_cursor'>;

/** All the parts of what is kept of a person, as one. */
async function everythingOf(api: Api, visitor: number): Promise<Everything> {
  const params = { id: String(visitor) };
  let { next_cursor, ...all } = await api('exportVisitor', { params, query: {} });
  while (next_cursor !== null) {
    const part = await api('exportVisitor', { params, query: { cursor: next_cursor } });
    all = {
      visitor: all.visitor,
      about_files: all.about_files,
      conversations: [...all.conversations, ...part.conversations],
      messages: [...all.messages, ...part.messages],
      tickets: [...all.tickets, ...part.tickets],
    };
    next_cursor = part.next_cursor;
  }
  return all;
}
