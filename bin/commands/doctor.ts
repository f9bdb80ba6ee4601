/** `doctor`: what is wrong with a deployment. */
import { defineCommand } from '#bin/kit/command.ts';
import type { State } from '#bin/doctor/finding.ts';
import { gather } from '#bin/doctor/gather.ts';
import { checks, judge } from '#bin/doctor/judge.ts';

/** Checks a deployment from outside. */
export const doctorCommand = defineCommand({
  description:
    "Checks a deployment from outside, as browsers see it, and by AWS's APIs as far as your credentials allow: site, scripts and configurations of widgets, CORS for their domains, WebSocket, identity provider, clock, table, readers of its stream, dead letters, alarms, quotas and email. Each finding says what to do. It changes nothing. Exits with 1 if anything doesn't work.",
  options: {},
  args: {},
  examples: [
    ['doctor --stack live-chat-prod', "Prints what works, what doesn't, and what to do."],
    ['doctor --stack live-chat-prod --json', 'The same for a program, such as a check after each deployment.'],
  ],
  needs: 'stack',
  whenStopped: 'Nothing was changed.',
  run: async ({ place, output, signal }) => {
    const progress = output.progress('Checks', Object.keys(checks).length);
    let done = 0;
    const gathered = await gather(place, () => progress.at(++done)).finally(progress.end);
    signal.throwIfAborted();
    const verdicts = judge(gathered);
    for (const { state, check, sentence } of verdicts) output.say(`${marks[state]} ${check}: ${sentence}`);
    const count = (state: State): number => verdicts.filter((verdict) => verdict.state === state).length;
    const counts = {
      ok: count('ok'),
      warnings: count('warning'),
      faults: count('fault'),
      unchecked: count('unchecked'),
    };
    output.say(
      `${counts.faults} faults, ${counts.warnings} warnings, ${counts.ok} as it should be, ${counts.unchecked} not checked.`,
    );
    return { exit: counts.faults === 0 ? 0 : 1, json: { ...counts, checks: verdicts } };
  },
});

/** Marks that a screen reader reads, and that a search finds. */
const marks: Record<State, string> = {
  ok: 'OK      ',
  warning: 'WARNING ',
  fault: 'FAULT   ',
  unchecked: '-       ',
};
