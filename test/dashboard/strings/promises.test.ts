/** Sentences that promise something are true whatever a deployment has set up. */
import { describe, expect, it } from 'vitest';
import { isServed } from '#dashboard/data/team.ts';
import { filled } from '#dashboard/inbox/canned/fill-in.ts';
import { modelHelp } from '#dashboard/strings/bots.ts';
import { details } from '#dashboard/strings/details.ts';
import { canned } from '#dashboard/strings/team.ts';
import { tickets } from '#dashboard/strings/tickets.ts';
import { widgetFields } from '#dashboard/strings/widgets.ts';
import { newSteps, templateTexts } from '#dashboard/strings/workflows.ts';
import { conversationOf } from '#test/dashboard/support/sample.ts';

describe('what templates say to visitors', () => {
  it('promises no email and no reply, which nobody sends where email is not set up or no agent answers', () => {
    const texts = [...Object.values(templateTexts), ...Object.values(newSteps)].flat();
    expect(texts.filter((text) => /(will|we’ll) (e?mail|write|reply|be in touch|contact)/i.test(text))).toEqual([]);
  });
});

describe('what forms say', () => {
  it('names whom a new ticket is mailed to, and that it depends on the deployment', () => {
    expect(tickets.fields.email[1]).toMatch(/^If email is set up/);
  });

  it('names every word that a canned response fills in, and no other', () => {
    const named = [...(canned.fields.content[1] ?? '').matchAll(/\{\{[^{}]+\}\}/g)].map(([word]) => word);
    const visitor = conversationOf({ id: 1 });
    Object.assign(visitor.visitor, { name: 'Ada', email: 'ada@example.com' });
    const known = { ...visitor, attributes: { key: 'pro' } };
    expect(named).toHaveLength(5);
    expect(filled(named.join(' '), known, 'Maya')).toBe('Ada ada@example.com Maya pro Ada');
  });

  it('does not say that chats come within business hours only: agents who are online receive them at any time', () => {
    expect(widgetFields.business_hours.join(' ')).not.toMatch(/only/i);
    expect(widgetFields.business_hours[1]).toContain('agents who are online receive the chats');
  });
});

describe('a department', () => {
  it('is served by its agents, and the default one by agents without any', () => {
    const agents = [{ department_ids: [7] }];
    expect([isServed(agents, 7), isServed(agents, 8), isServed(agents, null)]).toEqual([true, false, false]);
    expect(isServed([{ department_ids: [] }], null)).toBe(true);
  });
});

it('only a bot on Bedrock is promised a default model', () => {
  const promised = Object.entries(modelHelp).filter(([, help]) => /default/.test(help));
  expect(promised.map(([provider]) => provider)).toEqual(['bedrock']);
});

it('a copy button names what it copies as its label does', () => {
  expect([details.copy(details.email), details.copy(details.address)]).toEqual(['Copy email', 'Copy IP address']);
});
