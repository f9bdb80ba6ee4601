/**
 * `npm run protocols`: takes random walks through the Quint models of the protocols that must never fail, and prints a table.
 * A model must keep its promises, and must break the named one once a rule of the protocol is taken away. Walks are the first
 * argument (1,000 unless given); exits with 1 when a line of the table failed.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a model promises, what must be reached for that to mean anything, and which promise each missing rule breaks. */
type Model = { promises: readonly string[]; reached: string; broken: Record<string, string> };

const MODELS: Record<string, Model> = {
  append: {
    promises: ['acknowledgedIsStored', 'storedOnce'],
    reached: 'everybodyAcknowledged',
    broken: { put_overwrites: 'acknowledgedIsStored', repeats_not_known: 'storedOnce' },
  },
  claim: {
    promises: ['loadsEqualRecount', 'nobodyOverloaded', 'nobodyWaitsUnseen'],
    reached: 'everybodyBusy',
    broken: {
      room_not_checked: 'nobodyOverloaded',
      place_not_checked: 'loadsEqualRecount',
      stale_queue: 'nobodyWaitsUnseen',
      stopped_run_forgotten: 'nobodyWaitsUnseen',
    },
  },
  lease: {
    promises: ['connectedHasLease', 'absentHoldsNoChats', 'beatKeepsAgent'],
    reached: 'wasReturned',
    broken: { ended_though_renewed: 'beatKeepsAgent', settled_though_changed: 'absentHoldsNoChats' },
  },
  resume: {
    promises: ['shownInOrder', 'shownWithoutHole', 'notesStayInside', 'caughtUp'],
    reached: 'everythingShown',
    broken: {
      gap_not_noticed: 'shownWithoutHole',
      repeats_shown: 'shownInOrder',
      nothing_fetched_on_welcome: 'caughtUp',
      notes_pushed: 'notesStayInside',
    },
  },
};

const QUINT = fileURLToPath(import.meta.resolve('@informalsystems/quint/dist/src/cli.js'));
const STEPS = '40';
const walks = process.argv[2] ?? '1000';

/** Walks through a module of a model; what Quint says. */
function walk(file: string, module: string, { promises, reached }: Model): Promise<{ held: boolean; said: string }> {
  const path = fileURLToPath(new URL(`${file}.qnt`, import.meta.url));
  const args = [QUINT, 'run', path, '--main', module, '--backend', 'typescript', '--seed', '1', '--verbosity', '1'];
  args.push('--max-steps', STEPS, '--max-samples', walks, '--invariants', ...promises, '--witnesses', reached);
  return new Promise((resolve) => {
    execFile(process.execPath, args, (error, stdout, stderr) => resolve({ held: !error, said: stdout + stderr }));
  });
}

let failed = 0;

function report(protocol: string, rule: string, outcome: string, isRight: boolean, said: string): void {
  console.log(`${protocol.padEnd(8)} ${rule.padEnd(28)} ${outcome}${isRight ? '' : '  FAILED'}`);
  if (isRight) return;
  failed += 1;
  console.log(said);
}

for (const [name, model] of Object.entries(MODELS)) {
  const whole = await walk(name, name, model);
  const reached = new RegExp(`${model.reached} was witnessed in (\\d+)`).exec(whole.said)?.[1] ?? '0';
  const outcome = `keeps ${model.promises.join(', ')} (${model.reached} reached in ${reached} of ${walks} walks)`;
  report(name, 'as it is', outcome, whole.held && reached !== '0', whole.said);
  for (const [module, promise] of Object.entries(model.broken)) {
    const { held, said } = await walk(name, module, model);
    report(name, module, `breaks ${promise}`, !held && said.includes(`❌ ${promise}`), said);
  }
}
process.exitCode = failed === 0 ? 0 : 1;
