/** The settings of the team as a whole, and the recipients a department names. */
import { defaultAssignment } from '#core/assignment/default-choices.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { keys } from '#functions/store/keys.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
beforeAll(async () => {
  api = await memoryApis();
  await api.make('/agents', { user_id: 'ada' });
});

const save = (body: object) => api.agent('PUT', '/team-settings', { body });

describe('team settings', () => {
  it('are their defaults before anybody saved them, also for agents', async () => {
    expect((await api.agent('GET', '/team-settings', { claims: ada })).body).toEqual({
      notify_emails: [],
      report_emails: [],
      time_zone: 'UTC',
      mask_cards: true,
      mask_patterns: [],
      version: 0,
      context_link: null,
      crm_card: null,
      call_link: null,
      agents_see: 'all',
      ...defaultAssignment,
      card_hosts: ['crm.example.com'],
      has_context_secret: false,
      sign_in_rules: [],
      has_user_pool: true,
      sends_mail: expect.any(Boolean),
    });
  });

  it('are changed by admins only', async () => {
    const answer = await api.agent('PUT', '/team-settings', { claims: ada, body: { time_zone: 'Europe/Oslo' } });
    expect(answer.status).toBe(403);
  });

  it('keep what another change set, and refuse a change of an earlier version', async () => {
    expect(await save({ notify_emails: ['Lead@Example.com'], version: 0 })).toMatchObject({
      status: 200,
      body: { notify_emails: ['lead@example.com'], version: 1 },
    });
    expect(await save({ time_zone: 'Europe/Oslo' })).toMatchObject({ body: { version: 2 } });
    expect((await api.agent('GET', '/team-settings')).body).toMatchObject({
      notify_emails: ['lead@example.com'],
      time_zone: 'Europe/Oslo',
    });
    expect(await save({ report_emails: [], version: 1 })).toMatchObject({
      status: 409,
      body: { current: { version: 2 } },
    });
  });

  it('keep both of two first changes made at the same time', async () => {
    await api.visitorDeps.table.delete({ Key: keys.teamSettings() });
    await Promise.all([save({ notify_emails: ['a@example.com'] }), save({ report_emails: ['b@example.com'] })]);
    expect((await api.agent('GET', '/team-settings')).body).toMatchObject({
      notify_emails: ['a@example.com'],
      report_emails: ['b@example.com'],
      version: 2,
    });
  });

  it.each([
    ['an address that is none', { notify_emails: ['lead'] }],
    ['six addresses', { report_emails: [1, 2, 3, 4, 5, 6].map((one) => `a${one}@example.com`) }],
    ['an address twice', { report_emails: ['a@example.com', 'A@example.com'] }],
    ['a time zone that is none', { time_zone: 'Europe/Atlantis' }],
  ])('refuse %s', async (_, body) => {
    expect((await save(body)).status).toBe(400);
  });
});

describe('a department', () => {
  it('names nobody unless it says so, also one from before there were recipients', async () => {
    const { id, ...made } = await api.make('/departments', { name: 'Sales' });
    expect(made).toMatchObject({ notify_emails: [] });
    await api.visitorDeps.table.update({ Key: keys.department(id), UpdateExpression: 'REMOVE notify_emails' });
    expect((await api.agent('GET', `/departments/${id}`)).body).toMatchObject({ notify_emails: [] });
  });
});
