#!/usr/bin/env node
/** `npx live-chat <command>`: commands for operators of a deployment, with the credentials and region of the AWS CLI. */
import { tableOf } from '#functions/container.ts';
import { repair, recount } from '#functions/use-cases/reports/recount.ts';

const USAGE = `Usage: npx live-chat recount <table> [--mend]

  recount   counts everything in reports again from the conversations, and prints every difference.
            Changes nothing unless --mend is given, which corrects the differences. Exits with 1 if there
            are differences, and with 3 if the table can't be read.

<table> is the name of the deployment's DynamoDB table (the stack's output TableName).`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  console.log(USAGE);
  process.exit(0);
}
const [command, name, option, ...others] = args;
if (command !== 'recount' || name === undefined || !['--mend', undefined].includes(option) || others.length > 0) {
  console.error(USAGE);
  process.exit(2);
}
const deps = { table: tableOf({ TABLE_NAME: name }), now: Date.now };
try {
  const found = await recount(deps);
  for (const { what } of found.drift) console.error(what);
  const { conversations, facts, slots, drift } = found;
  console.log(
    `${conversations} conversations, ${facts} metric events, ${slots} aggregates: ${drift.length} differences.`,
  );
  if (option === '--mend') await repair(deps, found);
  process.exitCode = drift.length === 0 ? 0 : 1;
} catch (error) {
  console.error(`Couldn't count the table "${name}". ${String(error)}`);
  console.error('It uses the credentials and region of the AWS CLI. Set AWS_PROFILE or AWS_REGION to choose others.');
  process.exitCode = 3;
}
