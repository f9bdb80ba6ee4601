/** The ways from a conversation to the team's own systems: a button that opens its visitor there, and what they know. */
import { ExternalLink } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Card } from '#core/model/visitors/card.ts';
import type { Id } from '#core/model/id.ts';
import type { TeamSettings } from '#core/model/team/team-settings.ts';
import { common } from '#dashboard/strings/common.ts';
import { ownSystems as words } from '#dashboard/strings/details.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { Facts } from '#dashboard/inbox/attributes/facts.tsx';

type Props = { id: Id; settings: Pick<TeamSettings, 'context_link' | 'crm_card'> };

/** What is set up of the two. */
export function OwnSystems({ id, settings: { context_link, crm_card } }: Props) {
  return (
    <>
      {context_link && (
        <section>
          <OpenLink id={id} label={context_link.label} />
        </section>
      )}
      {crm_card && (
        <section>
          <h3>{crm_card.title}</h3>
          <CardOf key={id} id={id} />
        </section>
      )}
    </>
  );
}

function OpenLink({ id, label }: { id: Id; label: string }) {
  const { api } = useWorkspace();
  const [isBusy, setBusy] = useState(false);
  const open = async () => {
    // Opened before the address is there: a tab that opens later is taken for a pop-up.
    const tab = window.open('about:blank', '_blank');
    if (!tab) return toast(words.blocked, 'problem');
    tab.opener = null;
    setBusy(true);
    try {
      const { url } = await api('openContextLink', { params: { id: String(id) } });
      tab.location.replace(url);
    } catch (error) {
      tab.close();
      toast(inWords(error), 'problem');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={ExternalLink} busy={isBusy} onClick={() => void open()}>
      {label}
    </Button>
  );
}

/** Cards of this tab, for a minute: agents go back and forth between chats. */
const kept = new Map<Id, { card: Card; at: number }>();
const KEPT_MS = 60_000;

function keptCard(id: Id): Card | undefined {
  const found = kept.get(id);
  return found && performance.now() - found.at < KEPT_MS ? found.card : undefined;
}

function CardOf({ id }: { id: Id }) {
  const { api } = useWorkspace();
  const [card, setCard] = useState<Card | 'failed' | undefined>(() => keptCard(id));
  const load = async () => {
    setCard(undefined);
    try {
      const answer = await api('getCard', { params: { id: String(id) } });
      if (answer.failure === null) kept.set(id, { card: answer, at: performance.now() });
      setCard(answer);
    } catch {
      setCard('failed');
    }
  };
  useEffect(() => {
    if (!card) void load();
  }, []);
  if (card === undefined) return <Skeleton rows={3} />;
  if (card === 'failed') return <Failed why={common.failedToLoad} onRetry={load} />;
  if (card.failure !== null) return <Failed why={words.failures[card.failure]} onRetry={load} />;
  if (card.rows.length === 0) return <p class="muted">{words.nothing}</p>;
  return (
    <Facts
      of={card.rows.map(({ label, value, link }) => [
        label,
        link === null ? (
          value
        ) : (
          <a class="link" href={link} target="_blank" rel="noopener noreferrer">
            {value}
          </a>
        ),
        value,
      ])}
    />
  );
}

function Failed({ why, onRetry }: { why: string; onRetry: () => Promise<void> }) {
  return (
    <>
      <p class="muted">{why}</p>
      <button type="button" class="link" onClick={() => void onRetry()}>
        {common.retry}
      </button>
    </>
  );
}
