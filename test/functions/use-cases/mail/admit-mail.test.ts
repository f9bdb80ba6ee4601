/** Who causes a mail × every limit: how many are sent before it holds. */
import { describe, expect, it } from 'vitest';
import { type Admitted, type Cause, admitMail, limits } from '#functions/use-cases/mail/admit-mail.ts';
import type { VisitorItem } from '#functions/store/visitors/visitor-store.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const DAY_MS = 86_400_000;
const PER_DAY = 30;

type Part = 'network' | 'visitor' | 'recipient';
/** A limit: what its mails have in common (all else differs), and how many of them are sent. */
type Row = { same: Part[]; sent: number };
const rows: Record<keyof typeof limits, Row> = {
  network: { same: ['network'], sent: 10 },
  visitor: { same: ['visitor'], sent: 5 },
  recipient: { same: ['recipient'], sent: 3 },
  deployment: { same: [], sent: PER_DAY },
};

/** Orders mails that have only some of their parts in common. */
function orders({ hasMail = true } = {}) {
  const memory = memoryDeps();
  const deps = { ...memory, hasMail, visitorMailLimit: PER_DAY };
  let number = 0;
  const order = (same: readonly Part[], proven?: string): Promise<Admitted> => {
    number++;
    const of = (part: Part) => (same.includes(part) ? 0 : number);
    const to = proven ?? `person-${of('recipient')}@example.com`;
    const visitor = { id: 1000 + of('visitor'), email: to, verified: proven !== undefined, verified_fields: ['email'] };
    const cause: Cause = {
      by: 'visitor',
      visitor: visitor as unknown as VisitorItem,
      address: `198.51.${of('network')}.7`,
    };
    return admitMail(deps, { to, cause });
  };
  return { deps, memory, order };
}

describe.each(Object.entries(rows) as [keyof typeof limits, Row][])('the limit by %s', (limit, { same, sent }) => {
  it('holds after its number of mails, says so, and is over the next day', async () => {
    const { deps, order } = orders();
    for (let mail = 0; mail < sent; mail++) expect((await order(same)).outcome).toBe('queued');
    expect(await order(same)).toMatchObject({ outcome: 'limit_reached', limit });
    deps.clock.ms += DAY_MS;
    expect((await order(same)).outcome).toBe('queued');
  });

  it('says in a sentence why, and when to try again', async () => {
    const { order } = orders();
    let last = await order(same);
    while (last.outcome === 'queued') last = await order(same);
    expect(last.outcome === 'limit_reached' && last.retryAfterSeconds).toBeGreaterThan(0);
    expect(limits[limit]).toMatch(/^[A-Z].+ Try again .+\.$/);
  });
});

describe('a mail', () => {
  it('of the team has no limit', async () => {
    const { deps } = orders();
    const to = 'vera@example.com';
    for (let mail = 0; mail < 2 * PER_DAY; mail++)
      expect((await admitMail(deps, { to, cause: { by: 'team' } })).outcome).toBe('queued');
  });

  it('to an address that a site verified has a limit of its own, and uses up nothing of the others', async () => {
    const { order } = orders();
    for (let mail = 0; mail < 20; mail++)
      expect((await order(['visitor', 'network'], 'vera@example.com')).outcome).toBe('queued');
    expect(await order(['visitor', 'network'], 'vera@example.com')).toMatchObject({ limit: 'visitor' });
    expect((await order(['network'])).outcome).toBe('queued');
  });

  it('is none where the deployment sends none, and counts as none', async () => {
    const { memory, order } = orders({ hasMail: false });
    expect((await order([])).outcome).toBe('none');
    expect(memory.table.items).toEqual([]);
  });
});
