#!/usr/bin/env node
/** `npx live-chat <command>`: what an operator runs on a deployment, with the credentials and region of the AWS command. */
import { tableOf } from '#functions/container.ts';
import { repair, recount } from '#functions/use-cases/reports/recount.ts';

const USAGE = `Usage: npx live-chat recount <table> [--mend]

  recount   counts everything in reports again from the conversations themselves, and says what differs.
            Changes nothing but with --mend, which sets right what differs. Ends with 1 when something differs,
            with 3 when the table could not be read.

<table> is the name of the deployment's DynamoDB table (the stack's output TableName).`;

const [command, name, option, ...others] = process.argv.slice(2);
if (command !== 'recount' || name === undefined || !['--mend', undefined].includes(option) || others.length > 0) {
  console.error(USAGE);
  process.exit(2);
}
const deps = { table: tableOf({ TABLE_NAME: name }), now: Date.now };
try {
  const found = await recount(deps);
  for (const { what } of found.drift) console.error(what);
  const { conversations, facts, slots, drift } = found;
  console.log(`${conversations} conversations, ${facts} facts, ${slots} slots: ${drift.length} differ.`);
  if (option === '--mend') await repair(deps, found);
  process.exitCode = drift.length === 0 ? 0 : 1;
} catch (error) {
  console.error(`The table "${name}" was not counted. ${String(error)}`);
  console.error('Credentials and region are those of the AWS command; AWS_PROFILE and AWS_REGION choose others.');
  process.exitCode = 3;
}
