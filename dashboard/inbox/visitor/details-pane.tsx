/** The right pane: who the visitor is, where they are, what was before. */
import { BadgeCheck, Star, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useComputed } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { PersonalField } from '#core/model/closed-sets.ts';
import type { Visitor, VisitorRecord } from '#core/model/visitors/visitor.ts';
import type { Thread } from '#dashboard/data/inbox/timeline-store.ts';
import { common } from '#dashboard/strings/common.ts';
import { mailState } from '#dashboard/strings/delivery.ts';
import { samePerson } from '#dashboard/strings/customers.ts';
import { details } from '#dashboard/strings/details.ts';
import { inbox } from '#dashboard/strings/inbox.ts';
import { names } from '#dashboard/strings/names.ts';
import { Avatar } from '#dashboard/ui/controls/avatar.tsx';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { clock, clockIn, clockTime, duration, fullTime } from '#dashboard/ui/format/time.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { Attributes } from '#dashboard/inbox/attributes/attributes.tsx';
import { languageName } from '#dashboard/ui/format/language-name.ts';
import { browserName } from '#dashboard/ui/format/browser-name.ts';
import { ConversationTickets } from './conversation-tickets.tsx';
import { setDetailsOpen } from './details-open.ts';
import { Earlier } from './earlier.tsx';
import { keepPerson } from '#dashboard/inbox/customer/person.ts';
import { SamePerson } from '#dashboard/inbox/customer/same-person.tsx';
import { Facts } from '#dashboard/inbox/attributes/facts.tsx';
import { Labels } from './labels.tsx';
import { hasModel } from '#dashboard/inbox/copilot/has-model.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { OwnSystems } from './own-systems.tsx';
import { VisitorMenu } from './visitor-menu.tsx';
import { isNameVerified, nameOf } from '#dashboard/ui/format/visitor-name.ts';

const SuggestedSorting = lazy(() => import('#dashboard/inbox/copilot/suggested-sorting.tsx'));

/** What admins set up is seen by agents within this time, without a reload. */
const SETTINGS_AGE_MS = 10 * 60_000;
/**
 * A visitor who came to another page, or of whom a colleague or the site says something else, is fetched then. Where nothing says
 * so, a message of theirs asks for them this seldom.
 */
const VISITOR_AGE_MS = 5 * 60_000;

type Row = Thread['rows'][number];

/** The pane. */
export default function DetailsPane({ conversation, suffix }: { conversation: Conversation; suffix: string }) {
  const workspace = useWorkspace();
  const { api, inbox, preferences, team } = workspace;
  const [visitor, setVisitor] = useState<VisitorRecord | undefined>(undefined);
  const [hasFailed, setFailed] = useState(false);
  const { id, visitor_id } = conversation;
  const settings = team.settings.value.value.data;
  useEffect(() => void team.settings.need(SETTINGS_AGE_MS), [id]);
  const said = useComputed(() => lastIn(inbox.threads.of(id).value, isTheirs)).value;
  const edited = useComputed(() => lastIn(inbox.threads.of(id).value, isEdit)).value;
  const arrivals = useComputed(() => inbox.deliveries.arrivals(id)).value;
  const askedAt = useRef(0);
  const ask = () => {
    askedAt.current = Date.now();
    api('getVisitor', { params: { id: String(visitor_id) } }).then(setVisitor, () => setFailed(true));
  };
  const { name, email, verified } = conversation.visitor;
  useEffect(ask, [visitor_id, arrivals, name, email, verified]);
  useNews(edited, ask);
  useNews(said, () => {
    if (Date.now() - askedAt.current > VISITOR_AGE_MS) ask();
  });
  // What is known of the person beside the visitor stays when only the visitor changed.
  const change = (changed: Partial<VisitorRecord>) => setVisitor((before) => before && { ...before, ...changed });
  useEffect(() => {
    if (visitor) keepPerson(visitor);
  }, [visitor]);
  return (
    <aside class="details" aria-label={details.title}>
      <header>
        <Avatar id={visitor_id} name={conversation.visitor.name ?? conversation.visitor.email} size="large" />
        <div>
          <h2 title={nameOf(conversation)}>{nameOf(conversation)}</h2>
          <p class={isNameVerified(conversation) ? 'verified' : 'muted'}>
            {isNameVerified(conversation) && <Icon of={BadgeCheck} size={14} />}
            {standingOf(conversation)}
          </p>
        </div>
        <VisitorMenu conversation={conversation} visitor={visitor} onChanged={change} />
        <IconButton
          class="details-close"
          label={common.close}
          icon={X}
          onClick={() => setDetailsOpen(preferences, false)}
        />
      </header>
      {settings && (settings.context_link ?? settings.crm_card) && <OwnSystems key={id} id={id} settings={settings} />}
      <Section title={details.conversation}>
        <ConversationFacts conversation={conversation} />
      </Section>
      <Section title={details.labels}>
        <Labels conversation={conversation} />
        {hasModel(workspace) && <SuggestedSorting key={conversation.id} conversation={conversation} />}
      </Section>
      <Section title={details.visitor}>
        {visitor ? (
          <VisitorFacts visitor={visitor} />
        ) : hasFailed ? (
          <p class="muted">{common.failedToLoad}</p>
        ) : (
          <Skeleton rows={4} />
        )}
      </Section>
      {visitor && visitor.same_person.length > 0 && (
        <Section title={samePerson.title}>
          <SamePerson visitor={visitor} onChanged={(others) => change({ same_person: [...others] })} />
        </Section>
      )}
      {visitor && Object.keys(visitor.custom_attributes).length > 0 && (
        <Section title={details.fromSite}>
          <Facts of={Object.entries(visitor.custom_attributes).map(([name, value]) => [name, String(value ?? '')])} />
        </Section>
      )}
      {visitor && (
        <Section title={details.pages}>
          <Pages visitor={visitor} />
        </Section>
      )}
      <Section title={details.attributes}>
        <Attributes key={conversation.id} conversation={conversation} />
      </Section>
      <Section title={details.tickets}>
        <ConversationTickets conversation={conversation} />
      </Section>
      <Section title={details.earlier}>
        <Earlier conversation={conversation} suffix={suffix} />
      </Section>
    </aside>
  );
}

const isTheirs = ({ sender_type }: Row) => sender_type === 'visitor';
const isEdit = ({ metadata }: Row) => metadata?.event === 'visitor_edited';

/** The last row of a kind; 0 where there is none, undefined while that isn't known. */
function lastIn({ rows, state }: Thread, isOne: (row: Row) => boolean): number | undefined {
  const last = rows.findLast(isOne)?.seq;
  return last ?? (state === 'ready' ? 0 : undefined);
}

/** Acts when a later row than before is the last one. What loads with the conversation is no news. */
function useNews(seq: number | undefined, act: () => void): void {
  const known = useRef(seq);
  useEffect(() => {
    if (seq !== undefined && known.current !== undefined && seq > known.current) act();
    known.current = seq ?? known.current;
  }, [seq]);
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function ConversationFacts({ conversation }: { conversation: Conversation }) {
  const { team } = useWorkspace();
  useEffect(() => void team.departments.need(), []);
  const { created_at, first_response_at, rating, feedback, priority, is_snoozed, snoozed_until } = conversation;
  const widget = team.widgets.value.value.data?.find(({ id }) => id === conversation.widget_id);
  const department = team.departments.value.value.data?.find(({ id }) => id === conversation.department_id);
  return (
    <>
      <Facts
        of={[
          [details.created, fullTime(created_at)],
          is_snoozed && [
            inbox.views.snoozed,
            snoozed_until === null ? details.untilReply : details.until(fullTime(snoozed_until)),
          ],
          first_response_at !== null && [
            details.firstResponse,
            duration(Date.parse(first_response_at) - Date.parse(created_at)),
          ],
          widget && [details.widget, widget.name],
          [details.department, department?.name ?? details.defaultDepartment],
          [inbox.priority, names.priority[priority]],
          conversation.source_url !== null && [
            details.started,
            conversation.source_page_title ?? pathOf(conversation.source_url),
            conversation.source_url,
          ],
        ]}
      />
      {rating !== null && (
        <p class="stars" title={details.stars(rating)}>
          <span class="sr-only">{details.stars(rating)}</span>
          {[1, 2, 3, 4, 5].map((star) => (
            <Icon key={star} of={Star} class={star <= rating ? 'star star-on' : 'star'} />
          ))}
        </p>
      )}
      {feedback && <blockquote class="feedback">{feedback}</blockquote>}
    </>
  );
}

/** Signed in on the site, and under this name; signed in, but the name was only typed; or neither. */
function standingOf(conversation: Conversation): string {
  if (isNameVerified(conversation)) return inbox.verified;
  return conversation.visitor.verified ? inbox.nameTyped : inbox.notVerified;
}

/** What the site vouched for has its mark. */
function Vouched({ visitor, field }: { visitor: Visitor; field: PersonalField }) {
  return (
    <>
      {visitor[field]}
      {visitor.verified_fields.includes(field) && (
        <span class="verified" title={inbox.verified}>
          {' '}
          <Icon of={BadgeCheck} size={14} />
          <span class="sr-only">{inbox.verified}</span>
        </span>
      )}
    </>
  );
}

function VisitorFacts({ visitor }: { visitor: Visitor }) {
  const { timezone, referrer } = visitor;
  const local = useMemo(() => (timezone ? localClock(timezone) : undefined), [timezone]);
  return (
    <Facts
      of={[
        visitor.email !== null && [
          details.email,
          <Vouched visitor={visitor} field="email" />,
          visitor.email,
          visitor.email,
        ],
        visitor.mail_state !== null && [mailState.title, mailState[visitor.mail_state]],
        visitor.phone !== null && [
          details.phone,
          <Vouched visitor={visitor} field="phone" />,
          visitor.phone,
          visitor.phone,
        ],
        visitor.external_id !== null && [details.externalId, visitor.external_id, undefined, visitor.external_id],
        local && [details.local, `${local.format(clock.value)} · ${timezone}`],
        visitor.locale !== null && [details.language, languageName(visitor.locale)],
        // Somebody whom only the site's server named had no browser yet.
        visitor.user_agent !== '' && [details.browser, browserName(visitor.user_agent), visitor.user_agent],
        visitor.ip_address !== '' && [details.address, visitor.ip_address, undefined, visitor.ip_address],
        !!referrer && [details.referrer, hostOf(referrer), referrer],
      ]}
    />
  );
}

function Pages({ visitor }: { visitor: Visitor }) {
  if (visitor.pages.length === 0) return <p class="muted">{details.noPages}</p>;
  return (
    <ol class="pages">
      {visitor.pages
        .toReversed()
        .slice(0, 6)
        .map((page, index) => (
          <li key={page.at} title={page.url}>
            <span>{page.title || pathOf(page.url)}</span>
            <small>{index === 0 && page.url === visitor.current_page ? details.now : clockTime(page.at)}</small>
          </li>
        ))}
    </ol>
  );
}

/** A visitor's browser may know zones that this one doesn't. */
function localClock(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return clockIn(timeZone);
  } catch {
    return undefined;
  }
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
