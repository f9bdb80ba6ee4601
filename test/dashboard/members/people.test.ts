import { defaultAssignment } from '#core/assignment/default-choices.ts';
import { describe, expect, it } from 'vitest';
import { ApiError } from '#core/contract/client.ts';
import type { TeamMember } from '#core/model/team/agent.ts';
import { inviteAll, type Outcome } from '#dashboard/members/invite-all.ts';
import { actionsFor, countsOf, matchingMembers } from '#dashboard/members/member-list.ts';
import { type Invitee, readPeople } from '#dashboard/members/read-people.ts';

const sales = {
  id: 7,
  name: 'Sales',
  notify_emails: [],
  ...defaultAssignment,
  version: 1,
  created_at: '2026-01-01T00:00:00.000Z',
};
const support = { ...sales, id: 8, name: 'Soporte Técnico' };
const read = (text: string) => readPeople(text, [sales, support]);

describe('a file of people', () => {
  it('names columns in any order, with defaults for those that are missing', () => {
    expect(read('email,name\nDora@Example.com, Dora Silva \n')).toEqual([
      {
        line: 2,
        label: 'Dora Silva',
        invitee: {
          name: 'Dora Silva',
          email: 'dora@example.com',
          role: 'agent',
          department_ids: [],
          max_concurrent_chats: 5,
        },
      },
    ]);
  });

  it.each([
    ['semicolons', 'name;email;role;departments;max_chats\nDora;d@x.io;Admin;sales|soporte tecnico;3'],
    [
      'tabs and a mark',
      '\uFEFFname\temail\trole\tdepartments\tmax_chats\r\nDora\td@x.io\tADMIN\tSales|Soporte Técnico\t3',
    ],
    ['quotes', '"name","email","role","departments","max_chats"\n"Dora","d@x.io","admin","Sales|Soporte Técnico","3"'],
  ])('is read as spreadsheets write it, with %s', (_, text) => {
    expect(read(text)).toMatchObject([{ invitee: { role: 'admin', department_ids: [7, 8], max_concurrent_chats: 3 } }]);
  });

  it.each([
    ['', 'There is nobody in this file.'],
    ['name,email\n', 'There is nobody in this file.'],
    ['name\nDora', 'The first line must have a column “email”.'],
    ['name,email,phone\nDora,d@x.io,1', 'The column “phone” is unknown.'],
    [`name,email\n${'D,d@x.io\n'.repeat(501)}`, 'The file has more than 500 people. Split it.'],
  ])('that nobody can be read from says why: %j', (text, problem) => {
    expect(read(text)).toEqual({ problem });
  });

  it('says for each line what is wrong with it, and keeps the others', () => {
    const lines = read(
      [
        'name,email,role,departments,max_chats',
        'Dora,d@x.io,,,',
        ',e@x.io,,,',
        'Finn,f@x,,,',
        'Gil,D@X.io,,,',
        'Hal,h@x.io,boss,,',
        'Ida,i@x.io,,Billing,',
        'Jon,j@x.io,,,0',
        'Kim,k@x.io,,,many',
        '',
        'Lou,l@x.io,supervisor,,100',
      ].join('\n'),
    );
    const problems = Array.isArray(lines) ? lines.map((line) => ('problems' in line ? line.problems : [])) : [];
    expect(problems).toEqual([
      [],
      ['Has no name.'],
      ['Has no valid email address.'],
      ['Has the same address as line 2.'],
      ['The role “boss” is unknown.'],
      ['There is no department “Billing”.'],
      ['max_chats must be a whole number from 1 to 100.'],
      ['max_chats must be a whole number from 1 to 100.'],
      [],
    ]);
    expect(Array.isArray(lines) && lines.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 11]);
  });

  it('with a row that is no CSV names its line, and reads the others', () => {
    const lines = read('name,email\n"Dora,d@x.io\n');
    expect(lines).toMatchObject([{ problems: ['Isn’t a valid CSV row.'] }]);
  });
});

const person = (name: string, fields: Partial<TeamMember> = {}): TeamMember => ({
  user_id: name,
  name,
  email: `${name.toLowerCase()}@example.com`,
  agent_id: 1,
  role: 'agent',
  state: 'active',
  invited_at: null,
  invitation_ends_at: null,
  is_incomplete: false,
  last_active_at: null,
  ...fields,
});

describe('inviting everybody of a file', () => {
  const people = ['a', 'b', 'c'].map((name): Invitee => ({
    name,
    email: `${name}@x.io`,
    role: 'agent',
    department_ids: [],
    max_concurrent_chats: 5,
  }));
  const problem = (status: number, retryAfter: string | null = null) => new ApiError(status, {}, retryAfter);
  async function run(answers: (Error | 'invited' | 'already_there')[], stopAfter = Infinity) {
    const waits: number[] = [];
    const steps: number[] = [];
    let asked = 0;
    const outcomes = await inviteAll(people, {
      invite: async ({ name }) => {
        const answer = answers[asked++] ?? 'invited';
        if (typeof answer !== 'string') throw answer;
        return { outcome: answer, member: person(name) };
      },
      onProgress: (so) => void steps.push(so.length),
      onInvited: () => undefined,
      isStopped: () => asked >= stopAfter,
      wait: async (ms) => void waits.push(ms),
    });
    return { kinds: outcomes.map(({ kind }: Outcome) => kind), waits, steps, asked };
  }

  it('goes on after one that failed', async () => {
    expect((await run(['invited', problem(409), 'already_there'])).kinds).toEqual([
      'invited',
      'failed',
      'already_there',
    ]);
  });

  it('waits as long as the server asks, and tries again', async () => {
    const { kinds, waits } = await run([problem(429, '5'), problem(503), 'invited']);
    expect({ kinds, waits }).toEqual({ kinds: ['invited', 'invited', 'invited'], waits: [5000, 1000] });
  });

  it('does not wait for an hour, and does not try for ever', async () => {
    expect((await run([problem(429, '3600')])).kinds).toEqual(['failed', 'invited', 'invited']);
    const busy = Array.from({ length: 12 }, () => problem(503));
    expect(await run(busy)).toMatchObject({ kinds: ['failed', 'failed', 'failed'], asked: 12 });
  });

  it('says who was not tried when it is stopped', async () => {
    expect(await run([], 1)).toMatchObject({ kinds: ['invited', 'left', 'left'], steps: [1, 2, 3] });
  });
});

describe('the list of people', () => {
  const all = [person('Zoë', { state: 'invited' }), person('Ada'), person('Ben', { state: 'deactivated' })];
  it('is sorted by name, and found by words without accents and by state', () => {
    expect(matchingMembers(all, 'all', '').map(({ name }) => name)).toEqual(['Ada', 'Ben', 'Zoë']);
    expect(matchingMembers(all, 'all', 'zoe EXAMPLE')).toEqual([all[0]]);
    expect(matchingMembers(all, 'deactivated', '')).toEqual([all[2]]);
    expect(countsOf(all)).toEqual({ all: 3, invited: 1, active: 1, deactivated: 1 });
  });

  it.each([
    ['oneself', {}, { isSelf: true, hasUserPool: true }, ['edit']],
    [
      'a colleague',
      {},
      { isSelf: false, hasUserPool: true },
      ['edit', 'role', 'reset_password', 'reset_second_factor', 'sign_out', 'deactivate'],
    ],
    [
      'somebody invited',
      { state: 'invited' },
      { isSelf: false, hasUserPool: true },
      ['edit', 'role', 'resend_invitation', 'deactivate'],
    ],
    [
      'somebody deactivated',
      { state: 'deactivated', agent_id: null },
      { isSelf: false, hasUserPool: true },
      ['reactivate'],
    ],
    [
      'somebody half deactivated',
      { state: 'deactivated', agent_id: null, is_incomplete: true },
      { isSelf: false, hasUserPool: true },
      ['reactivate', 'deactivate'],
    ],
    [
      'somebody of another issuer',
      { agent_id: null },
      { isSelf: false, hasUserPool: false },
      ['role', 'sign_out', 'deactivate'],
    ],
  ] as const)('offers for %s what can be done', (_, fields, about, actions) => {
    expect(actionsFor(person('Ada', fields), about)).toEqual(actions);
  });
});
