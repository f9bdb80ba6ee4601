import { beforeEach, describe, expect, it } from 'vitest';
import { codeWords } from '#core/automation/phrases/code-words.ts';
import { getToolState } from '#functions/store/automation/tool-state-store.ts';
import { keys } from '#functions/store/keys.ts';
import { transitionConversation } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { sendMails } from '#functions/use-cases/mail/send-mails.ts';
import { sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { allowance, freshId } from '#test/support/conversations.ts';
import {
  ANN,
  lookUp,
  model,
  deps,
  conversation,
  visitor,
  useBotTools,
  does,
  withTools,
  ask,
  putVisitor,
  send,
  turn,
  write,
  said,
  last,
  notes,
  state,
  codesMailed,
  code,
  other,
  says,
  asksForOrder,
  takeOver,
} from '#test/support/bot-tools.ts';

useBotTools();

const { en } = codeWords;

describe('a tool that wants a code', () => {
  const coded = { ...lookUp, requires_code: true };

  beforeEach(async () => {
    await withTools(coded);
    does(asksForOrder, asksForOrder, says('It was shipped.'));
  });

  async function codeSent(): Promise<string> {
    await ask();
    await write(en.send);
    return code();
  }

  it('asks first whether it may be mailed, and shows a part of the address', async () => {
    await ask();
    expect(await last()).toBe(
      'bot: For that, I have to make sure that it’s you. May I email a code to a•••@example.com?',
    );
    expect((await state())?.metadata?.options?.map(({ value }) => value)).toEqual([en.send]);
    expect(await codesMailed()).toEqual([]);
    expect(deps.posted).toEqual([]);
  });

  it.each([en.send, 'yes please', '1'])('mails it on “%s”, and answers once it is typed', async (yes) => {
    await ask();
    await write(yes);
    expect(await last()).toContain('I’ve sent a six-digit code to a•••@example.com.');
    const right = await code();
    expect(right).toMatch(/^\d{6}$/);
    const { seq, content } = await write(`My code is ${right.slice(0, 3)} ${right.slice(3)}`);
    expect(content).toBe('My code is ••• •••');
    expect(deps.posted[0]?.body['visitor']).toMatchObject({ email: ANN, email_confirmed_by_code: true });
    expect(await last()).toBe('bot: It was shipped.');
    expect((await notes())[0]).toBe(
      'internal: The bot used order_status, after a code by email (order_number: "A-123").',
    );
    const stored = JSON.stringify(await deps.table.get({ Key: keys.row(conversation, seq), ConsistentRead: true }));
    for (const text of [
      stored,
      JSON.stringify(model.asked),
      JSON.stringify(deps.delivered),
      JSON.stringify(await getToolState(deps.table, conversation)),
    ]) {
      expect(text).not.toContain(right);
      expect(text).not.toContain(`${right.slice(0, 3)} ${right.slice(3)}`);
    }
  });

  it('mails what the visitor can read, in their language', async () => {
    await ask();
    await putVisitor({ locale: 'de-AT' });
    await write('Code zusenden');
    await write(codeWords.de.send);
    const sent: [string, { subject: string; text: string }][] = [];
    await write('1');
    await sendMails({ ...deps, sendMail: async (to, mail) => void sent.push([to, mail]) }, deps.now() + 60_000);
    expect(sent.map(([to]) => to)).toEqual([ANN]);
    expect(sent[0]?.[1].subject).toMatch(/^Ihr Code für .+: \d{6}$/);
  });

  it('counts for the conversation for half an hour', async () => {
    await write(await codeSent());
    does(asksForOrder, says('Still shipped.'));
    deps.clock.ms += 29 * 60_000;
    await write('And order A-123 now?');
    expect(await last()).toBe('bot: Still shipped.');
    deps.clock.ms += 60_000;
    does(asksForOrder);
    await write('And order A-123 today?');
    expect(await last()).toContain('May I email a code');
  });

  it('after it, six digits are nothing special', async () => {
    await write(await codeSent());
    does(says('Thanks for that.'));
    expect((await write('My customer number is 654321')).content).toBe('My customer number is 654321');
  });

  it('gives three tries, and then hands over', async () => {
    const right = await codeSent();
    const tries = [other(right), other(other(right)), '12345'];
    await write(tries[0] ?? '');
    expect(await last()).toBe('bot: That isn’t the right code. Tries left: 2.');
    await write(tries[1] ?? '');
    expect(await last()).toBe('bot: That isn’t the right code. Tries left: 1.');
    await write(tries[2] ?? '');
    expect((await state())?.state.handler).toBe('agent');
    expect(JSON.stringify(await said())).toContain(en.off);
    expect(deps.posted).toEqual([]);
    expect((await getToolState(deps.table, conversation)).challenge).toBeNull();
  });

  it('has three tries for two tabs together: the right one comes too late as the fourth', async () => {
    const right = await codeSent();
    const rows = [];
    for (const typed of [other(right), other(other(right)), other(right), right]) rows.push(await send(typed));
    await Promise.all(rows.map(({ seq }) => turn(seq)));
    expect(deps.posted).toEqual([]);
    expect((await state())?.state.handler).toBe('agent');
    expect((await getToolState(deps.table, conversation)).tries.map(({ was }) => was)).toEqual([
      'wrong',
      'wrong',
      'wrong',
    ]);
  });

  it('counts a try once, however often its turn is taken', async () => {
    const right = await codeSent();
    const { seq } = await send(other(right));
    await Promise.all([turn(seq), turn(seq), turn(seq)]);
    await turn(seq);
    expect((await getToolState(deps.table, conversation)).tries).toEqual([{ seq, was: 'wrong' }]);
    expect(await last()).toBe('bot: That isn’t the right code. Tries left: 2.');
  });

  it('mails one code, however often the turn that mails it is taken', async () => {
    await ask();
    const { seq } = await send(en.send);
    await Promise.all([turn(seq), turn(seq), turn(seq)]);
    expect(await codesMailed()).toHaveLength(1);
  });

  it('is awaited once its mail is ordered, even if the turn that ordered it stopped before it said so', async () => {
    await ask();
    const { seq } = await send(en.send);
    const { takeTurn } = deps;
    deps.takeTurn = async (...given) => {
      await takeTurn(...given);
      return { action: 'dropped' };
    };
    await turn(seq);
    expect(await last()).toBe(`visitor: ${en.send}`);
    deps.takeTurn = takeTurn;
    await turn(seq);
    expect(await codesMailed()).toHaveLength(1);
    expect(await last()).toContain('I’ve sent a six-digit code');
    does(asksForOrder, says('It was shipped.'));
    expect((await write(await code())).content).toBe('••••••');
    expect(await last()).toBe('bot: It was shipped.');
  });

  it('is awaited again where another message was answered before the one that ordered it', async () => {
    await ask();
    const pressed = await send(en.send);
    const { takeTurn } = deps;
    deps.takeTurn = async (...given) => {
      const outcome = await takeTurn(...given);
      deps.takeTurn = takeTurn;
      await write('And where is order A-123?');
      return outcome;
    };
    await turn(pressed.seq);
    expect(await codesMailed()).toHaveLength(1);
    expect((await state())?.state.code).toBeDefined();
    does(asksForOrder, says('It was shipped.'));
    expect((await write(await code())).content).toBe('••••••');
    expect(await last()).toBe('bot: It was shipped.');
  });

  it.each([
    ['the right code', (right: string) => right],
    ['a wrong one', other],
  ])('gives way to the wish for a person that comes with %s', async (_, typed) => {
    const right = await codeSent();
    await send(typed(right));
    await write('I want to talk to a person');
    expect((await state())?.state.handler).toBe('agent');
    expect(deps.posted).toEqual([]);
  });

  it('leaves six digits alone that were typed while the right one was being answered', async () => {
    const right = await codeSent();
    const typed = await send(right);
    let second = 0;
    does(asksForOrder, async (answer) => {
      ({ seq: second } = await send('My customer number is 654321'));
      says('It was shipped.')(answer);
    });
    await turn(typed.seq);
    does(says('What is that number for?'));
    await turn(second);
    expect(await last()).toBe('bot: What is that number for?');
  });

  it('is over after ten minutes, and another one can be sent', async () => {
    const right = await codeSent();
    deps.clock.ms += 10 * 60_000;
    const { content } = await write(right);
    expect(content).toBe('••••••');
    expect(await last()).toBe(`bot: ${en.late}`);
    await write(en.resend);
    const [, again] = await codesMailed();
    does(asksForOrder, says('It was shipped.'));
    await write(again?.code ?? '');
    expect(await last()).toBe('bot: It was shipped.');
  });

  it('remembers wrong tries, and only the last of those that came too late', async () => {
    const right = await codeSent();
    await write(other(right));
    deps.clock.ms += 11 * 60_000;
    for (let each = 0; each < 12; each++) {
      deps.clock.ms += 10_000;
      await write(right);
    }
    const { tries } = await getToolState(deps.table, conversation);
    expect(tries.map(({ was }) => was)).toEqual(['wrong', ...Array.from({ length: 10 }, () => 'late')]);
    expect(await last()).toBe(`bot: ${en.late}`);
  });

  it('is sent again after a minute, three times in all, without new tries; the one before is over', async () => {
    const first = await codeSent();
    await write(en.resend);
    expect(await last()).toBe(`bot: ${en.soon}`);
    deps.clock.ms += 61_000;
    await write(en.resend);
    expect(await codesMailed()).toHaveLength(2);
    const second = await code();
    await write(first === second ? other(first) : first);
    expect(await last()).toBe('bot: That isn’t the right code. Tries left: 2.');
    for (let times = 0; times < 2; times++) {
      deps.clock.ms += 61_000;
      await write(en.resend);
    }
    expect(await codesMailed()).toHaveLength(3);
    expect(await last()).toContain('I can’t send a code');
  });

  it('is not right for an address that was put on file since', async () => {
    const right = await codeSent();
    await putVisitor({ email: 'mallory@example.com' });
    await write(right);
    expect(await last()).toBe(`bot: ${en.late}`);
    expect(deps.posted).toEqual([]);
  });

  it('proves nothing about an address that is put on file later', async () => {
    await write(await codeSent());
    await putVisitor({ email: 'mallory@example.com' });
    does(asksForOrder);
    deps.posted.length = 0;
    await write('And order A-123 now?');
    expect(await last()).toContain('May I email a code to m•••@example.com?');
    expect(deps.posted).toEqual([]);
  });

  it('goes to the address on file, whatever the visitor writes', async () => {
    await ask();
    await write('Send it to mallory@example.com please');
    expect(await codesMailed()).toEqual([]);
    await write(en.send).catch(() => {});
    for (const job of await codesMailed()) expect(job).not.toHaveProperty('address');
  });

  it('says so where there is no address, and gives way to the wish for a person', async () => {
    await ask('Where is my order A-123?', null);
    expect(await last()).toBe(`bot: ${en.noAddress}`);
    await write('Talk to a person');
    expect((await state())?.state.handler).toBe('agent');
  });

  it.each([
    ['the deployment sends none', async () => void (deps.hasMail = false)],
    ['the limit is reached', async () => void (deps.visitorMailLimit = 0)],
  ])('says so where %s', async (_, change) => {
    await change();
    await ask();
    await write(en.send);
    expect(await last()).toBe('bot: I can’t send a code to a•••@example.com right now.');
    expect(await codesMailed()).toEqual([]);
  });

  it('hands over on the wish for a person', async () => {
    await ask();
    await write('Talk to a person');
    expect((await state())?.state.handler).toBe('agent');
    expect(await codesMailed()).toEqual([]);
  });

  it('is awaited while the visitor asks something else', async () => {
    const right = await codeSent();
    does(says('We are open until five?'));
    await write('When are you open?');
    does(asksForOrder, says('It was shipped.'));
    expect((await write(right)).content).toBe('••••••');
    expect(await last()).toBe('bot: It was shipped.');
  });

  it('is awaited no longer once the bot has no tools', async () => {
    await codeSent();
    await withTools();
    does(says('What do you need?'));
    await write('Hello again');
    expect((await send('My customer number is 654321')).content).toBe('My customer number is 654321');
  });

  it('is not taken from what is written to a person who took over', async () => {
    await codeSent();
    await takeOver();
    expect((await send('Order 123456')).content).toBe('Order 123456');
  });

  it('is the same message when it is sent again', async () => {
    const right = await codeSent();
    const id = freshId();
    const first = await send(right, id);
    await turn(first.seq);
    expect((await send(right, id)).seq).toBe(first.seq);
    await expect(send('something else', id)).rejects.toMatchObject({ code: 'idempotency_mismatch' });
  });

  it('leaves the button for a person to the widget, which always has one', async () => {
    await codeSent();
    expect((await state())?.metadata?.options?.map(({ value }) => value)).toEqual([en.resend]);
    does(asksForOrder);
    await ask('Where is my order A-123?', null);
    expect(await last()).toBe(`bot: ${en.noAddress}`);
    expect((await state())?.metadata).toBeNull();
  });

  it('is taken out of what is typed once the chat was resolved', async () => {
    const right = await codeSent();
    await transitionConversation(deps, conversation, () => ({
      type: 'resolve',
      by: { type: 'system', reason: 'idle' },
    }));
    const row = await send(`It is ${right}`);
    expect(row.content).toBe('It is ••••••');
    expect(row.state).toMatchObject({ status: 'pending', handler: 'agent' });
    expect(row.state.code?.typed).toBeDefined();
  });

  it('is taken out of the names of files, which are no try', async () => {
    const right = await codeSent();
    const file = { id: 'f5', name: `${right}.png`, type: 'image/png', size: 10 } as const;
    const files = { ids: ['f5'], verified: async () => [file] };
    const named = { visitor, name: null, content: '', client_message_id: freshId(), allowance, files };
    const { row } = await sendVisitorMessage(deps, conversation, named);
    expect(row.metadata?.files?.map(({ name }) => name)).toEqual(['••••••.png']);
    expect(row.state.code?.typed).toBeUndefined();
  });
});
