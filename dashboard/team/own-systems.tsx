/** Where the ways to a team's own systems are set up: the link, the card, and the secret that both are signed with. */
import { useState } from 'preact/hooks';
import type { TeamSettings } from '#core/model/team/team-settings.ts';
import { limits } from '#dashboard/data/limits.ts';
import { ownSystemSettings as words } from '#dashboard/strings/team.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { ShownSecret } from '#dashboard/ui/controls/shown-secret.tsx';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { describedBy } from '#dashboard/ui/forms/described.ts';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import { Section } from '#dashboard/ui/page/section.tsx';
import type { Editor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** The fields that are edited here. */
export type OwnSystemFields = Pick<TeamSettings, 'context_link' | 'crm_card'>;

type EditorOf = Pick<Editor<OwnSystemFields>, 'values' | 'errors' | 'set'>;
const described = describedBy(words.fields, limits.team);

/** The sections. */
export function OwnSystems({ editor, settings }: { editor: EditorOf; settings: TeamSettings }) {
  const { values, errors, set } = editor;
  const link = values.context_link ?? { label: '', url: '' };
  const card = values.crm_card ?? { title: '', url: '' };
  const setLink = (part: Partial<typeof link>) => set({ context_link: unlessEmpty({ ...link, ...part }) });
  const setCard = (part: Partial<typeof card>) => set({ crm_card: unlessEmpty({ ...card, ...part }) });
  const { card_hosts: hosts } = settings;
  return (
    <>
      <Section title={words.link}>
        <TextField
          {...described('link_label', errors, 'context_link.label')}
          value={link.label}
          onChange={(label) => setLink({ label })}
        />
        <TextField
          {...described('link_url', errors, 'context_link.url')}
          value={link.url}
          placeholder="https://admin.example.com/chat?token={token}"
          onChange={(url) => setLink({ url })}
        />
      </Section>
      <Section title={words.card}>
        <p class="muted">{hosts.length === 0 ? words.noHosts : words.hosts(hosts)}</p>
        <TextField
          {...described('card_title', errors, 'crm_card.title')}
          value={card.title}
          onChange={(title) => setCard({ title })}
        />
        <TextField
          {...described('card_url', errors, 'crm_card.url')}
          value={card.url}
          placeholder={`https://${hosts[0] ?? 'crm.example.com'}/card`}
          onChange={(url) => setCard({ url })}
        />
      </Section>
    </>
  );
}

/** Without any text there is none. */
const unlessEmpty = <Fields extends Record<string, string>>(fields: Fields): Fields | null =>
  Object.values(fields).every((text) => text.trim() === '') ? null : fields;

/** Creates the secret, or another, and shows it once. */
export function ContextSecret({ hasSecret }: { hasSecret: boolean }) {
  const { api, team } = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const create = async () => {
    const { context_secret } = await api('rotateContextSecret', {});
    setSecret(context_secret);
    await team.settings.load();
  };
  return (
    <Section title={words.secret.section}>
      <p class="muted">{hasSecret ? words.secret.help : `${words.secret.help} ${words.secret.missing}`}</p>
      <Button onClick={() => setAsking(true)}>{hasSecret ? words.secret.replace : words.secret.create}</Button>
      {secret !== undefined ? (
        <ShownSecret title={words.secret.shown} secret={secret} onClose={() => setSecret(undefined)} />
      ) : (
        isAsking && (
          <Confirm
            title={words.secret.title}
            body={words.secret.body}
            action={words.secret.action}
            onClose={() => setAsking(false)}
            run={create}
          />
        )
      )}
    </Section>
  );
}
