/** What each agent did, sample sizes beside the averages. */
import { numberText } from '#dashboard/strings/language.ts';
import { starsText } from '#dashboard/ui/format/stars-text.ts';
import type { Answer } from '#core/contract/http.ts';
import { reports as words } from '#dashboard/strings/reports.ts';
import { preciseDuration } from '#dashboard/ui/format/time.ts';
import { Avatar } from '#dashboard/ui/controls/avatar.tsx';
import { Behind } from '#dashboard/reports/charts/figure.tsx';
import type { Reports } from './reports-of-choice.ts';
import { Section } from './section.tsx';

type Report = Answer<'reportAgents'>;
type Row = Report['total'];

/** The section. */
export function AgentsSection({ reports }: { reports: Reports }) {
  const { query, agents } = reports;
  return (
    <Section title={words.agents.title} help={words.agents.help} of={agents} csv={{ operation: 'reportAgents', query }}>
      {({ data, total, conversations_urls }) =>
        data.length === 0 ? (
          <p class="muted">{words.agents.none}</p>
        ) : (
          <div class="table-scroll" tabIndex={0} role="region" aria-label={words.agents.title}>
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">{words.agents.agent}</th>
                  {(['chats', 'resolved', 'response', 'rating'] as const).map((name) => (
                    <th key={name} scope="col" class="number">
                      {words.agents[name]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data
                  .toSorted((a, b) => b.chats - a.chats || (a.name ?? '').localeCompare(b.name ?? ''))
                  .map((row) => (
                    <tr key={row.agent_id}>
                      <th scope="row">
                        <span class="report-agent">
                          <Avatar id={row.agent_id} name={row.name} size="small" />
                          {row.name ?? words.agents.former}
                        </span>
                      </th>
                      <Cells row={row} urls={row.conversations_urls} />
                    </tr>
                  ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{words.agents.total}</th>
                  <Cells row={total} urls={conversations_urls} />
                </tr>
              </tfoot>
            </table>
          </div>
        )
      }
    </Section>
  );
}

function Cells({ row, urls }: { row: Row; urls: Report['conversations_urls'] }) {
  return (
    <>
      <td class="number">
        <Behind list={urls.chats} count={row.chats} what={words.agents.chats}>
          {numberText(row.chats)}
        </Behind>
      </td>
      <td class="number">
        <Behind list={urls.resolved} count={row.resolved} what={words.agents.resolved}>
          {numberText(row.resolved)}
        </Behind>
      </td>
      <td class="number">
        {row.average_response_seconds === null ? '—' : preciseDuration(row.average_response_seconds * 1000)}{' '}
        <Sample count={row.sample_size} list={urls.sample_size} what={words.agents.response} />
      </td>
      <td class="number">
        {row.average_rating === null ? '—' : starsText(row.average_rating)}{' '}
        <Sample count={row.ratings_count} list={urls.ratings_count} what={words.agents.rating} />
      </td>
    </>
  );
}

function Sample({ count, list, what }: { count: number; list: string | undefined; what: string }) {
  if (count === 0) return null;
  return (
    <small>
      <Behind list={list} count={count} what={what}>
        ({numberText(count)})
      </Behind>
    </small>
  );
}
