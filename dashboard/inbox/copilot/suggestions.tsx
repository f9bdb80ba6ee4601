/**
 * What may answer the visitor, above the field: articles, and answers the team has given before. For replies only: a note is
 * for colleagues, whom an article's words are not meant for.
 */
import { ChevronDown, ChevronRight, ExternalLink } from 'lucide';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Suggestion } from '#core/model/knowledge/suggestion.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { common } from '#dashboard/strings/common.ts';
import { copilot as words } from '#dashboard/strings/copilot.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { type Insertion, effectOf, insertInto } from './insertion.ts';
import { type Suggested, useSuggestions } from './use-suggestions.ts';
import './suggestions.css';

type PanelProps = {
  conversation: Conversation;
  /** Whether a reply is begun: then Tab leads out of the field. */
  isWritten: boolean;
  /** Whether there is a keyboard to press Tab on. */
  hasKeys: boolean;
};

/** The panel. Whether it is open is remembered in this browser. */
export default function Suggestions({ conversation, isWritten, hasKeys }: PanelProps) {
  const { preferences } = useWorkspace();
  const { suggestionsOpen } = preferences;
  const isOpen = suggestionsOpen.value;
  const { suggested, retry } = useSuggestions(conversation.id, isOpen);
  const panel = useRef<HTMLElement>(null);
  const [last, setLast] = useState<(Insertion & { question: string }) | undefined>(undefined);
  const [wasUndone, setUndone] = useState(false);
  const all = suggested.state === 'ready' && isOpen ? suggested.suggestions : [];
  const fieldOf = () => panel.current?.closest('.composer')?.querySelector('textarea') ?? undefined;
  const insert = ({ content, question }: Suggestion) => {
    const field = fieldOf();
    if (field) setLast({ ...insertInto(field, content), question });
  };
  const undo = () => {
    last?.undo();
    setLast(undefined);
    setUndone(true);
  };
  const [first] = all;
  // As soon as it is drawn: a Tab within the same frame would still insert what was just taken back.
  useLayoutEffect(() => {
    const field = fieldOf();
    const onKeyDown = (event: KeyboardEvent) => {
      const effect = effectOf(event, field?.value ?? '', first !== undefined && !wasUndone, last);
      if (effect === undefined || event.defaultPrevented) return;
      event.preventDefault();
      if (effect === 'undo') undo();
      else if (effect === 'walk') panel.current?.querySelector<HTMLElement>('li:last-of-type > button')?.focus();
      else if (first) insert(first);
    };
    const onInput = () => {
      if (last && field?.value !== last.text) setLast(undefined);
      if (wasUndone && field?.value !== '') setUndone(false);
    };
    field?.addEventListener('keydown', onKeyDown, { capture: true });
    field?.addEventListener('input', onInput);
    return () => {
      field?.removeEventListener('keydown', onKeyDown, { capture: true });
      field?.removeEventListener('input', onInput);
    };
  }, [first, last, wasUndone]);
  if (suggested.state === 'nothing' && !last) return null;
  return (
    <section class="suggestions" ref={panel} aria-label={words.title}>
      <div class="suggestions-head">
        <button
          type="button"
          class="suggestions-toggle"
          aria-expanded={isOpen}
          onClick={() => {
            suggestionsOpen.value = !isOpen;
          }}
        >
          <Icon of={isOpen ? ChevronDown : ChevronRight} size={14} />
          {words.title}
        </button>
        {first && !wasUndone && !isWritten && hasKeys && <small class="muted">{words.hint}</small>}
        <div role="status" class="suggestions-inserted">
          {last && (
            <>
              <span>{words.inserted(last.question)}</span>
              <Button size="small" variant="ghost" onClick={undo}>
                {words.undo}
              </Button>
            </>
          )}
        </div>
      </div>
      {isOpen && <Body suggested={suggested} onRetry={retry} onPick={insert} onLeave={() => fieldOf()?.focus()} />}
    </section>
  );
}

type BodyProps = {
  suggested: Suggested;
  onRetry: () => void;
  onPick: (suggestion: Suggestion) => void;
  onLeave: () => void;
};

function Body({ suggested, onRetry, onPick, onLeave }: BodyProps) {
  switch (suggested.state) {
    case 'nothing':
      return null;
    case 'loading':
      return <p class="suggestions-note muted">{words.loading}</p>;
    case 'failed':
      return (
        <p class="suggestions-note" role="alert">
          {words.failed}{' '}
          <Button size="small" onClick={onRetry}>
            {common.retry}
          </Button>
        </p>
      );
    case 'ready':
      return suggested.suggestions.length === 0 ? (
        <p class="suggestions-note muted">{words.none}</p>
      ) : (
        <List suggestions={suggested.suggestions} onPick={onPick} onLeave={onLeave} />
      );
  }
}

type ListProps = Pick<BodyProps, 'onPick' | 'onLeave'> & { suggestions: readonly Suggestion[] };

function List({ suggestions, onPick, onLeave }: ListProps) {
  const firstPast = suggestions.find(({ kind }) => kind === 'past_answer');
  return (
    <ul class="suggestions-list" onKeyDown={(event) => walk(event, onLeave)}>
      {suggestions.map((one) => (
        <li key={`${one.kind} ${one.id}`}>
          {one === firstPast && <small class="muted">{words.past}</small>}
          <button type="button" title={one.content} onClick={() => onPick(one)}>
            <strong dir="auto">{one.question}</strong>
            <span dir="auto">{one.content}</span>
            <span class="sr-only">{words.insert}</span>
          </button>
          <Source of={one} />
        </li>
      ))}
    </ul>
  );
}

/** Where there is more to read. */
function Source({ of: { url, conversation_id } }: { of: Suggestion }) {
  const href = conversation_id === null ? url : `${BASE}/conversations/${String(conversation_id)}?view=all&status=any`;
  if (href === null) return null;
  const label = conversation_id === null ? words.more : words.from;
  return (
    <a class="icon-button" href={href} target="_blank" rel="noreferrer" title={label} aria-label={label}>
      <Icon of={ExternalLink} size={14} />
    </a>
  );
}

/** Arrows walk the list; downward from its end, and Escape, lead back into the field. */
function walk(event: KeyboardEvent & { currentTarget: HTMLElement }, onLeave: () => void): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key as 'ArrowDown' | 'ArrowUp'];
  if (event.key !== 'Escape' && step === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('li > button')];
  const at = buttons.findIndex((one) => one === document.activeElement);
  const next = step === undefined ? undefined : buttons[Math.max(0, at + step)];
  if (next) next.focus();
  else onLeave();
}
