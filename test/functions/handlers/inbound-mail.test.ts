/** The events of SES as they arrive at the function, and what is stored of bounces and complaints. */
import { beforeAll, describe, expect, it } from 'vitest';
import { inboundMail } from '#functions/handlers/inbound-mail.ts';
import { mailStateOfAddress } from '#functions/store/mail/address-store.ts';
import { keys } from '#functions/store/keys.ts';
import { getVisitor, toVisitor } from '#functions/store/visitors/visitor-store.ts';
import { inboundChat } from '#test/support/inbound.ts';
import { rawMail } from '#test/support/mails.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

let deps: MemoryDeps;
beforeAll(() => {
  deps = memoryDeps();
});

/** As AWS documents it. */
const feedbackEvent = (detail: object, tags: Record<string, string[]> = {}) => ({
  version: '0',
  id: '12345678-1234-1234-1234-123456789012',
  'detail-type': 'Email Bounced',
  source: 'aws.ses',
  account: '111122223333',
  time: '2026-06-01T12:00:00Z',
  region: 'us-east-1',
  resources: ['arn:aws:ses:us-east-1:111122223333:configuration-set/events'],
  detail: {
    ...detail,
    mail: {
      timestamp: '2026-06-01T12:00:00.000Z',
      source: 'chat@example.com',
      messageId: 'id',
      destination: ['vera@example.com'],
      tags: { 'ses:configuration-set': ['events'], ...tags },
    },
  },
});
const bounce = (bounceType: string, emailAddress = 'vera@example.com') => ({
  eventType: 'Bounce',
  bounce: {
    bounceType,
    bounceSubType: 'General',
    bouncedRecipients: [{ emailAddress, action: 'failed', status: '5.1.1' }],
    feedbackId: 'id',
    timestamp: '2026-06-01T12:00:00.000Z',
  },
});
const complaint = (complaintFeedbackType: string | null, emailAddress = 'vera@example.com') => ({
  eventType: 'Complaint',
  complaint: { complainedRecipients: [{ emailAddress }], complaintFeedbackType, feedbackId: 'id' },
});

describe('a mail that comes back', () => {
  const shown = async (visitor: number) => {
    const item = await getVisitor(deps.table, visitor, { consistent: true });
    return item && toVisitor(item, {}).mail_state;
  };

  it.each<[string, (address: string) => object, 'bounced' | 'complained' | undefined]>([
    ['for good', (address) => bounce('Permanent', address), 'bounced'],
    ['for a full mailbox', (address) => bounce('Transient', address), undefined],
    ['for an unknown reason', (address) => bounce('Undetermined', address), undefined],
    ['as spam', (address) => complaint('abuse', address), 'complained'],
    ['as spam, without saying how', (address) => complaint(null, address), 'complained'],
    ['as spam, which was taken back', (address) => complaint('not-spam', address), undefined],
  ])('%s is kept with its address and at its visitor', async (name, detailOf, state) => {
    const address = `${name.replaceAll(/\W/g, '')}@example.com`;
    const chat = await inboundChat(deps, { email: address });
    const handler = inboundMail(chat.deps);
    for (let time = 0; time < 2; time++)
      await handler(feedbackEvent(detailOf(address.toUpperCase()), { visitor_id: [String(chat.visitor)] }));
    expect(await mailStateOfAddress(deps.table, address)).toBe(state);
    expect(await shown(chat.visitor)).toBe(state ?? null);
  });

  it('says nothing of another address of the same mailbox', async () => {
    const chat = await inboundChat(deps);
    await inboundMail(chat.deps)(feedbackEvent(bounce('Permanent', 'name+nosuch@example.com')));
    expect(await mailStateOfAddress(deps.table, 'name+nosuch@example.com')).toBe('bounced');
    expect(await mailStateOfAddress(deps.table, 'name@example.com')).toBeUndefined();
  });

  it('is forgotten at the visitor once they have another address, and noted at nobody who was deleted', async () => {
    const chat = await inboundChat(deps, { email: 'old@example.com' });
    const handler = inboundMail(chat.deps);
    const event = feedbackEvent(bounce('Permanent', 'old@example.com'), { visitor_id: [String(chat.visitor)] });
    await handler(event);
    await deps.table.update({
      Key: keys.visitor(chat.visitor),
      UpdateExpression: 'SET email = :email',
      ExpressionAttributeValues: { ':email': 'new@example.com' },
    });
    expect(await shown(chat.visitor)).toBeNull();
    await deps.table.delete({ Key: keys.visitor(chat.visitor) });
    await handler(event);
    expect(await getVisitor(deps.table, chat.visitor)).toBeUndefined();
  });

  it('hides nothing of the address that its visitor has now, should it come late', async () => {
    const chat = await inboundChat(deps, { email: 'current@example.com' });
    const handler = inboundMail(chat.deps);
    const tags = { visitor_id: [String(chat.visitor)] };
    await handler(feedbackEvent(complaint('abuse', 'current@example.com'), tags));
    await handler(feedbackEvent(bounce('Permanent', 'former@example.com'), tags));
    expect(await shown(chat.visitor)).toBe('complained');
    expect(await mailStateOfAddress(deps.table, 'former@example.com')).toBe('bounced');
  });

  it.each([[[]], [['']], [['x']], [['-1']], [['1e999']]])('has no visitor with the tag %j', async (visitor_id) => {
    const chat = await inboundChat(deps);
    await inboundMail(chat.deps)(feedbackEvent(bounce('Permanent', 'tag@example.com'), { visitor_id }));
    expect(await mailStateOfAddress(deps.table, 'tag@example.com')).toBe('bounced');
  });
});

describe('a mail that arrives', () => {
  it('is read from the event that SES sends', async () => {
    const chat = await inboundChat(deps);
    chat.mails.set('o3vrnil0e2ic28trm7dfhrc2v0clambda4nbp0g1', rawMail('Hello'));
    const pass = { status: 'PASS' };
    const event = {
      Records: [
        {
          eventSource: 'aws:ses',
          eventVersion: '1.0',
          ses: {
            mail: {
              commonHeaders: { from: ['Vera <vera@example.com>'], subject: 'Re: Your chat' },
              destination: [await chat.address()],
              headers: [],
              headersTruncated: false,
              messageId: 'o3vrnil0e2ic28trm7dfhrc2v0clambda4nbp0g1',
              source: 'vera@example.com',
              timestamp: '1970-01-01T00:00:00.000Z',
            },
            receipt: {
              action: { functionArn: 'arn:aws:lambda:…', invocationType: 'Event', type: 'Lambda' },
              dkimVerdict: pass,
              dmarcVerdict: pass,
              processingTimeMillis: 574,
              recipients: [(await chat.address()).toUpperCase()],
              spamVerdict: pass,
              spfVerdict: pass,
              timestamp: '1970-01-01T00:00:00.000Z',
              virusVerdict: pass,
            },
          },
        },
      ],
    };
    expect(await inboundMail(chat.deps)(event)).toMatchObject([{ outcome: 'stored', seq: 2 }]);
    const [record] = event.Records;
    const { dmarcVerdict: _dmarc, ...receipt } = record?.ses.receipt ?? {};
    const forged = { ...receipt, dmarcVerdict: { status: 'FAIL' }, dmarcPolicy: 'REJECT' };
    const again = { Records: [{ ...record, ses: { ...record?.ses, receipt: forged } }] };
    expect(await inboundMail(chat.deps)(again)).toMatchObject([{ outcome: 'forged' }]);
  });

  it('is an error of another shape, which becomes a dead letter', async () => {
    const chat = await inboundChat(deps);
    for (const event of [null, {}, { Records: [{ eventSource: 'aws:s3' }] }, { source: 'aws.ec2', detail: {} }])
      await expect(inboundMail(chat.deps)(event)).rejects.toThrow(/Invalid/);
  });
});
