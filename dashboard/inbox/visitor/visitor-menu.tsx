/** What admins may do with a person's data: take all of it along, or erase the person. */
import { Download, Ellipsis, UserX } from 'lucide';
import { useState } from 'preact/hooks';
import type { Answer } from '#core/contract/http.ts';
import type { Conversation } from '#core/model/conversation.ts';
import type { Api } from '#dashboard/api/api.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { details } from '#dashboard/strings/details.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { saveFile } from '#dashboard/ui/format/save-file.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

const EraseVisitor = lazy(() => import('./erase-visitor.tsx'));

/** The menu. */
export function VisitorMenu({ conversation }: { conversation: Conversation }) {
  const { api } = useWorkspace();
  const [isErasing, setErasing] = useState(false);
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
        label={details.data}
        trigger={(attributes) => <IconButton label={details.data} icon={Ellipsis} {...attributes} />}
      >
        <MenuItem onClick={() => void take()}>
          <Icon of={Download} />
          {details.export}
        </MenuItem>
        <MenuItem danger onClick={() => setErasing(true)}>
          <Icon of={UserX} />
          {details.erase}
        </MenuItem>
      </Menu>
      {isErasing && <EraseVisitor conversation={conversation} onClose={() => setErasing(false)} />}
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
