/** The dashboard's light table of addresses says what the contract says. */
import { describe, expect, it } from 'vitest';
import { priorities, weekdays } from '#core/model/closed-sets.ts';
import { statuses } from '#core/model/conversation.ts';
import { agentStatuses } from '#core/model/agent.ts';
import { ticketStatuses } from '#core/model/ticket.ts';
import { botProviders } from '#core/model/bot.ts';
import { agentApi } from '#core/contract/http.ts';
import { addresses } from '#dashboard/api/addresses.ts';
import * as sets from '#dashboard/data/closed-sets.ts';

describe('what the dashboard repeats of the contract without its schemas', () => {
  it.each(Object.entries(addresses))('%s is where the contract says', (operation, address) => {
    const { method, path } = agentApi[operation as keyof typeof addresses];
    expect(address).toEqual({ method, path });
  });

  it('the closed sets are the contract’s', () => {
    expect({ ...sets }).toEqual({ statuses, priorities, ticketStatuses, botProviders, agentStatuses, weekdays });
  });
});
