/** One turn of a bot: what it is given, and what it comes to. */
import type { HandoffReason } from '#core/conversation/commands.ts';
import type { Id } from '#core/model/id.ts';
import type { SenderType } from '#core/model/message.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';

/** A message of the conversation, as far as a bot sees it: no notes, no system rows, no names. */
export type Said = { sender_type: SenderType; content: string; visibility: 'public' | 'internal' };

/** What a turn goes by. */
export type Turn = {
  bot: BotItem;
  conversation: Id;
  visitor: Id;
  /** The visitor's message that is answered: the last of `history`. */
  seq: number;
  /** The conversation so far, oldest first, as the table has it; other rows are left out by the turn itself. */
  history: readonly Said[];
  /** How many answers the bot has given in this conversation. */
  turns: number;
};

/** Why a bot hands over. */
export type EscalationReason = Exclude<HandoffReason, 'asked' | 'flow' | 'overdue' | 'taken_over'>;

/** What a turn came to. `resolve`: the visitor said that all is well. */
export type Outcome =
  | { action: 'answer' | 'resolve'; reply: string; confidence: number }
  /** `summary` is for those who take over, in words. */
  | { action: 'escalate'; reason: EscalationReason; summary: string };

/** Told piece by piece what a model writes, in order. It must not fail. */
export type OnDelta = (text: string) => void;
