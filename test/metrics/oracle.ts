/**
 * What reports must say, worked out in SQL from what happened, by somebody who has never seen the product: nothing of it is
 * imported, and nothing is counted as it happens.
 */
import { DatabaseSync } from 'node:sqlite';

/** Something that happened in a conversation. `holder`: the agent who has it after that; `by`: who or what did it. */
export type Happened = {
  conv: number;
  widget: number;
  at: number;
  what:
    | 'start'
    | 'start_bot'
    | 'visitor'
    | 'agent'
    | 'bot'
    | 'handoff'
    | 'assign'
    | 'resolve'
    | 'close'
    | 'reopen'
    | 'rate';
  agent?: number | null;
  holder: number | null;
  by?: string;
  stars?: number;
};
/** A time at which a widget's team was available. */
export type Span = { widget: number; from: number; to: number };
/** Whose numbers, and of when: from an instant to before another. */
export type Scope = { from: number; to: number; widget?: number | undefined; agent?: number | undefined };

const SCHEMA = `
CREATE TABLE event (n INTEGER PRIMARY KEY, conv, widget, at, what, agent, holder, by, stars);
CREATE INDEX event_conv ON event (conv, n);
CREATE TABLE span (widget, "from", "to");
`;

/** Every fact and every wait, each from its definition. */
const DEFINITIONS = `
CREATE TABLE fact AS
  SELECT 'started' AS kind, conv, widget, at, NULL AS agent, NULL AS stars, n FROM event WHERE what LIKE 'start%'
  UNION ALL SELECT 'reopened', conv, widget, at, holder, NULL, n FROM event WHERE what = 'reopen'
  UNION ALL SELECT 'resolved', conv, widget, at, holder, NULL, n FROM event WHERE what = 'resolve'
  UNION ALL SELECT 'closed', conv, widget, at, holder, NULL, n FROM event WHERE what = 'close'
  UNION ALL SELECT 'handed_off', conv, widget, at, NULL, NULL, n FROM event WHERE what = 'handoff'
  UNION ALL SELECT 'unanswered', conv, widget, at, NULL, NULL, n FROM event WHERE what = 'handoff' AND by = 'unanswered'
  UNION ALL SELECT 'answered', conv, widget, at, NULL, NULL, n FROM event WHERE what = 'bot' AND by = 'answer'
  UNION ALL SELECT 'bot_resolved', conv, widget, at, NULL, NULL, n FROM event WHERE what = 'resolve' AND by = 'bot'
  UNION ALL SELECT 'rated', conv, widget, at,
    (SELECT holder FROM event f WHERE f.conv = e.conv AND f.what = 'rate' AND f.holder IS NOT NULL ORDER BY n LIMIT 1),
    stars, n
    FROM event e WHERE what = 'rate' AND n = (SELECT MAX(n) FROM event l WHERE l.conv = e.conv AND l.what = 'rate')
  UNION ALL SELECT 'abandoned', conv, widget, at, holder, NULL, n FROM event e
    WHERE (what = 'close' AND by = 'visitor' OR what = 'resolve' AND by = 'idle')
    AND NOT EXISTS (SELECT 1 FROM event a WHERE a.conv = e.conv AND a.n < e.n AND a.what = 'agent')
    AND (SELECT what FROM event l WHERE l.conv = e.conv AND l.n < e.n
         AND (l.what IN ('resolve', 'close', 'reopen') OR l.what LIKE 'start%') ORDER BY n DESC LIMIT 1)
        NOT IN ('resolve', 'close')
    AND (EXISTS (SELECT 1 FROM event h WHERE h.conv = e.conv AND h.n < e.n AND h.what IN ('start', 'handoff', 'reopen'))
         OR NOT EXISTS (SELECT 1 FROM event b WHERE b.conv = e.conv AND b.n < e.n AND b.what = 'bot'));

CREATE TEMP VIEW asked AS SELECT e.*,
  (SELECT MAX(at) FROM event a WHERE a.conv = e.conv AND a.n < e.n AND a.what IN ('start', 'handoff', 'reopen')) AS asked
  FROM event e;

CREATE TABLE wait AS
  SELECT 'first_response' AS kind, conv, widget, at AS counted, agent, asked AS since, at, n FROM asked e
    WHERE what = 'agent' AND NOT EXISTS (SELECT 1 FROM event f WHERE f.conv = e.conv AND f.n < e.n AND f.what = 'agent')
  UNION ALL SELECT 'resolved', conv, widget, at, holder, asked, at, n FROM asked e
    WHERE what = 'resolve' AND by = 'team'
    AND NOT EXISTS (SELECT 1 FROM event f WHERE f.conv = e.conv AND f.n < e.n AND f.what = 'resolve' AND f.by = 'team')
  UNION ALL SELECT 'replies', conv, widget, settled, agent, MAX(since, asked), at, n FROM (
    SELECT e.*,
      (SELECT MIN(at) FROM event v WHERE v.conv = e.conv AND v.n < e.n
        AND (v.what IN ('visitor', 'handoff') OR v.what LIKE 'start%')
        AND v.n > COALESCE((SELECT MAX(n) FROM event p WHERE p.conv = e.conv AND p.n < e.n
          AND p.what IN ('agent', 'bot', 'resolve', 'close')), 0)) AS since,
      (SELECT at FROM event s WHERE s.conv = e.conv AND s.n > e.n AND s.what IN ('resolve', 'close')
        ORDER BY n LIMIT 1) AS settled
    FROM asked e WHERE what = 'agent') WHERE since IS NOT NULL AND settled IS NOT NULL;

ALTER TABLE wait ADD COLUMN ms; ALTER TABLE wait ADD COLUMN business;
UPDATE wait SET ms = at - since;
UPDATE wait SET business = CASE WHEN NOT EXISTS (SELECT 1 FROM span s WHERE s.widget = wait.widget) THEN ms
  ELSE (SELECT COALESCE(SUM(MAX(0, MIN(wait.at, "to") - MAX(wait.since, "from"))), 0) FROM span s
        WHERE s.widget = wait.widget AND s."from" < wait.at AND s."to" > wait.since) END;
`;

/** Answers questions about what happened. */
export class Oracle {
  readonly #db = new DatabaseSync(':memory:');

  constructor(events: readonly Happened[], spans: readonly Span[]) {
    this.#db.exec(SCHEMA);
    const event = this.#db.prepare(
      'INSERT INTO event (conv, widget, at, what, agent, holder, by, stars) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    const span = this.#db.prepare('INSERT INTO span VALUES (?, ?, ?)');
    this.#db.exec('BEGIN');
    for (const { conv, widget, at, what, agent = null, holder, by = null, stars = null } of events)
      event.run(conv, widget, at, what, agent, holder, by, stars);
    for (const { widget, from, to } of spans) span.run(widget, from, to);
    this.#db.exec('COMMIT');
    this.#db.exec(DEFINITIONS);
  }

  /** How many facts of a kind, of so many stars if any are given. */
  count(kind: string, scope: Scope, stars?: number): number {
    const { where, values } = within('at', scope);
    const sql = `SELECT COUNT(*) AS n FROM fact WHERE kind = ? AND ${where}${stars === undefined ? '' : ' AND stars = ?'}`;
    return Number(this.#value(sql, [kind, ...values, ...(stars === undefined ? [] : [stars])]));
  }

  /** The conversations a number is made of: facts, or waits, of a kind. */
  conversations(of: 'fact' | 'wait', kind: string, scope: Scope, stars?: number): number[] {
    const { where, values } = within(of === 'fact' ? 'at' : 'counted', scope);
    const sql = `SELECT DISTINCT conv FROM ${of} WHERE kind = ? AND ${where}${stars === undefined ? '' : ' AND stars = ?'} ORDER BY conv`;
    const rows = this.#db.prepare(sql).all(kind, ...values, ...(stars === undefined ? [] : [stars]));
    return rows.map((row) => Number(row['conv']));
  }

  /** The waits of a kind: how many, how long in all, and how long within business hours. */
  waits(kind: string, scope: Scope): { count: number; ms: number; business: number } {
    const { where, values } = within('counted', scope);
    const sql = `SELECT COUNT(*) AS n, COALESCE(SUM(ms), 0) AS ms, COALESCE(SUM(business), 0) AS business
      FROM wait WHERE kind = ? AND ${where}`;
    const row = this.#db.prepare(sql).get(kind, ...values);
    return { count: Number(row?.['n']), ms: Number(row?.['ms']), business: Number(row?.['business']) };
  }

  /** The exact percentile of waits by nearest rank, milliseconds. */
  percentile(kind: string, column: 'ms' | 'business', share: number, scope: Scope): number {
    const { where, values } = within('counted', scope);
    const { count } = this.waits(kind, scope);
    const rank = Math.max(1, Math.ceil(share * count));
    const sql = `SELECT ${column} FROM wait WHERE kind = ? AND ${where} ORDER BY ${column} LIMIT 1 OFFSET ?`;
    return Number(this.#value(sql, [kind, ...values, rank - 1]));
  }

  /** How many waits are at least so long and less than so long, milliseconds. */
  between(kind: string, column: 'ms' | 'business', from: number, to: number, scope: Scope): number {
    const { where, values } = within('counted', scope);
    const sql = `SELECT COUNT(*) FROM wait WHERE kind = ? AND ${where} AND ${column} >= ? AND ${column} < ?`;
    return Number(this.#value(sql, [kind, ...values, from, to]));
  }

  /** How many conversations settled in which an agent replied, each settling on its own, however many agents replied. */
  chats(scope: Scope): number {
    const { where, values } = within('counted', scope);
    const sql = `SELECT COUNT(*) FROM (SELECT DISTINCT conv, counted FROM wait WHERE kind = 'replies' AND agent IS NOT NULL AND ${where})`;
    return Number(this.#value(sql, values));
  }

  close(): void {
    this.#db.close();
  }

  #value(sql: string, values: (string | number)[]): unknown {
    return Object.values(this.#db.prepare(sql).get(...values) ?? {})[0];
  }
}

function within(column: string, { from, to, widget, agent }: Scope): { where: string; values: number[] } {
  const parts: [string, number | undefined][] = [
    [`${column} >= ?`, from],
    [`${column} < ?`, to],
    ['widget = ?', widget],
    ['agent = ?', agent],
  ];
  const given = parts.filter((part): part is [string, number] => part[1] !== undefined);
  return { where: given.map(([sql]) => sql).join(' AND '), values: given.map(([, value]) => value) };
}
