/**
 * Takes the code that a bot waits for out of a visitor's message before it is stored: of its text its hash remains, of the
 * names of its files nothing.
 */
import { type ConversationState, awaitedCode } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import type { Metadata } from '#core/model/messages/message.ts';
import { codeIn, maskCode } from '#core/privacy/typed-code.ts';
import { hashOfCode } from '#functions/use-cases/privacy/one-time-code.ts';

/** The content without its code, and the code's hash; nothing where no code is awaited or typed. */
export function withoutCode(
  conversation: Id,
  state: ConversationState,
  content: string,
  nowMs: number,
): { content: string; typed_code: string } | undefined {
  const awaited = awaitedCode(state, nowMs);
  const code = awaited && codeIn(content);
  if (!awaited || code === undefined) return undefined;
  return { content: maskCode(content), typed_code: hashOfCode(conversation, awaited.nonce, code) };
}

/** The same for the names of files, where a screenshot's name may be the code: none of them is a try. */
export function withoutCodeInNames(
  state: ConversationState,
  metadata: Metadata | null,
  nowMs: number,
): Metadata | null {
  if (!metadata?.files || !awaitedCode(state, nowMs)) return metadata;
  return { ...metadata, files: metadata.files.map((file) => ({ ...file, name: maskCode(file.name) })) };
}
