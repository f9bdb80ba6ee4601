#!/usr/bin/env node
/** `npx live-chat <command>`: commands for operators of a deployment, with the credentials and region of the AWS CLI. */
import { tableOf } from '#functions/container.ts';
import { repair, recount } from '#functions/use-cases/reports/recount.ts';
import { reindex } from '#functions/use-cases/search/reindex.ts';

const USAGE = `Usage: npx live-chat recount <table> [--mend]
       npx live-chat reindex <table>

  recount   counts everything in reports again from the conversations, and prints every difference.
            Changes nothing unless --mend is given, which corrects the differences. Exits with 1 if there
            are differences.
  reindex   rewrites the search words of settled conversations that an earlier version stored by other rules.

<table> is the name of the deployment's DynamoDB table (the stack's output TableName). A command that can't
read the table exits with 3.`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  console.log(USAGE);
  process.exit(0);
}
const [command, name = '', ...options] = args;
const isKnown = { recount: ['', '--mend'], reindex: [''] }[String(command)]?.includes(options.join(' ')) ?? false;
if (name === '' || !isKnown) {
  console.error(USAGE);
  process.exit(2);
}
const deps = { table: tableOf({ TABLE_NAME: name }), now: Date.now };
try {
  process.exitCode = command === 'recount' ? await recountTable() : await reindexTable();
} catch (error) {
  console.error(`Couldn't read the table "${name}". ${String(error)}`);
  console.error('It uses the credentials and region of the AWS CLI. Set AWS_PROFILE or AWS_REGION to choose others.');
  process.exitCode = 3;
}

async function recountTable(): Promise<number> {
  const found = await recount(deps);
  for (const { what } of found.drift) console.error(what);
  const { conversations, facts, slots, drift } = found;
  console.log(
    `${conversations} conversations, ${facts} metric events, ${slots} aggregates: ${drift.length} differences.`,
  );
  if (options.length > 0) await repair(deps, found);
  return drift.length === 0 ? 0 : 1;
}

async function reindexTable(): Promise<number> {
  const { indexed, rewritten } = await reindex(deps);
  console.log(`${indexed} settled conversations can be found by their words; ${rewritten} were rewritten.`);
  return 0;
}
