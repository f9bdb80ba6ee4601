/** A page of things a team sets up: all there are, something in place of none, and what only admins may do. */
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Resource } from '#dashboard/data/resource.ts';
import { common } from '#dashboard/strings/common.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Loaded } from './loaded.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import type { Action } from './settings-table.tsx';
import { Notice } from '#dashboard/ui/page/page-state.tsx';

type SetUpPageProps<Entry> = {
  words: { title: string; lead: string; empty: string; emptyBody: string };
  icon: IconNode;
  add: Action;
  of: Resource<Entry[]>;
  skeleton: 'row' | 'card';
  children: (entries: Entry[]) => ComponentChildren;
};

/** The page. */
export function SetUpPage<Entry>({ words, icon, add, of, skeleton, children }: SetUpPageProps<Entry>) {
  const { person } = useWorkspace();
  const button = person.isAdmin && (
    <Button variant="primary" icon={add.icon} onClick={add.run}>
      {add.label}
    </Button>
  );
  const lead = person.isAdmin ? words.lead : `${words.lead} ${common.adminsOnly}`;
  return (
    <Page title={words.title} lead={lead} actions={button}>
      <Loaded of={of} skeleton={skeleton}>
        {(entries) =>
          entries.length === 0 ? (
            <Notice icon={icon} title={words.empty} body={words.emptyBody}>
              {button}
            </Notice>
          ) : (
            children(entries)
          )
        }
      </Loaded>
    </Page>
  );
}
