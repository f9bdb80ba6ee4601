/** Invites people one after the other, and notes what became of each: nothing is lost when one fails, or when it is stopped. */
import { ApiError } from '#core/contract/client.ts';
import type { TeamMember } from '#core/model/team/agent.ts';
import type { Invitee } from './read-people.ts';

/** What became of somebody. */
export type Outcome =
  | { kind: 'invited' | 'completed' | 'already_there' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'left' };

/** What inviting takes, so that a test can replace it. */
export type InviteAll = {
  invite: (one: Invitee) => Promise<{ outcome: 'invited' | 'completed' | 'already_there'; member: TeamMember }>;
  /** Called after each; `waits` while the server asked to wait. */
  onProgress: (outcomes: readonly Outcome[], waits: boolean) => void;
  onInvited: (member: TeamMember) => void;
  isStopped: () => boolean;
  wait: (ms: number) => Promise<void>;
};

const MAX_TRIES = 4;
/** Who has to wait longer than this is told so instead. */
const MAX_WAIT_SECONDS = 30;

/** Answers with what became of each, in their order. */
export async function inviteAll(people: readonly Invitee[], deps: InviteAll): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of people) {
    outcomes.push(deps.isStopped() ? { kind: 'left' } : await inviteOne(one, outcomes, deps));
    deps.onProgress(outcomes, false);
  }
  return outcomes;
}

async function inviteOne(one: Invitee, outcomes: readonly Outcome[], deps: InviteAll): Promise<Outcome> {
  for (let tries = 1; ; tries++) {
    try {
      const { outcome, member } = await deps.invite(one);
      deps.onInvited(member);
      return { kind: outcome };
    } catch (error) {
      const seconds = waitFor(error);
      if (seconds === undefined || tries === MAX_TRIES || deps.isStopped()) return { kind: 'failed', error };
      deps.onProgress(outcomes, true);
      await deps.wait(seconds * 1000);
    }
  }
}

/** How long to wait before another try; nothing where that wouldn't help, or would take too long. */
function waitFor(error: unknown): number | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const seconds = error.retryAfterSeconds ?? (error.status === 503 ? 1 : undefined);
  return seconds === undefined || seconds > MAX_WAIT_SECONDS ? undefined : seconds;
}
