/** Lines about what happened in a conversation. */
import type { VisitorMessage } from '#core/model/messages/message.ts';
import type { View } from '#widget/app/view/view.ts';
import { fill } from '#widget/app/later/shared/lent.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

/**
 * What happened, in the visitor's language and its direction, whatever letters a name in it has; the row's own text, in a
 * direction of its own, where the event is not one of ours.
 */
export function describe(
  { metadata, content, sender_name }: VisitorMessage,
  view: Pick<View, 'state' | 'texts'>,
): string {
  const { event, agent_id } = metadata ?? {};
  const { conversation, timeline } = view.state;
  const texts = wordsOf(view);
  if (event === 'assigned') {
    // Who had the chat before its agent of now is known by what they wrote.
    const wrote = timeline.find(({ sender_type, sender_id }) => sender_type === 'agent' && sender_id === agent_id);
    const { agent } = conversation ?? {};
    const name = sender_name ?? (agent?.id === agent_id ? agent?.name : wrote?.sender_name);
    return fill(texts.assigned, { name: name ?? texts.agent });
  }
  return event ? texts[event] : `\u2068${content}\u2069`;
}
