/** The mail that invites somebody to the team. */
import { expect, it } from 'vitest';
import { asText } from '#core/mails/as-text.ts';
import { invitationMail } from '#core/mails/team/invitation.ts';

const invitation = {
  name: 'Ben',
  email: 'ben@example.com',
  by: 'Ada\nAdmin',
  password: 'Tea-pot-7',
  ends_at: '2026-12-06T19:05:00.000Z',
  url: 'https://chat.example/dashboard/',
};

it('says who invites, where to, with which password and until when', () => {
  const mail = invitationMail(invitation);
  expect(mail.subject).toBe('Ada Admin invited you to answer chats');
  const text = asText(mail);
  for (const part of ['Hello Ben,', 'chat.example.', 'ben@example.com', 'Tea-pot-7', 'December 6, 2026'])
    expect(text).toContain(part);
  expect(text).toContain('19:05 (UTC)');
  expect(text).toContain(invitation.url);
});

it.each([null, ' \n'])('names an admin where the name of who invites is %j', (by) => {
  expect(invitationMail({ ...invitation, by }).subject).toBe('An admin of the team invited you to answer chats');
});
