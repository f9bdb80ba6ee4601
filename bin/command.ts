#!/usr/bin/env node
/** `npx live-chat <command>`: what an operator runs on a deployment, with the credentials and region of the AWS command. */
import { tableOf } from '../functions/container.ts';
import { recount } from '../functions/use-cases/recount.ts';

const USAGE = `Usage: npx live-chat recount <table>

  recount   counts everything in reports again from the conversations themselves, and says what differs.
            Changes nothing. Ends with 1 when something differs.

<table> is the name of the deployment's DynamoDB table (the stack's output TableName).`;

const [command, table, ...others] = process.argv.slice(2);
if (command !== 'recount' || table === undefined || others.length > 0) {
  console.error(USAGE);
  process.exit(2);
}
const { conversations, facts, slots, drift } = await recount({ table: tableOf({ TABLE_NAME: table }), now: Date.now });
for (const line of drift) console.error(line);
console.log(`${conversations} conversations, ${facts} facts, ${slots} slots: ${drift.length} differ.`);
process.exitCode = drift.length === 0 ? 0 : 1;
