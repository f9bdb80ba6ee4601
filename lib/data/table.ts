/** The only table, and what each function may do with it. */
import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { FunctionName } from '#core/contract/environment.ts';
import type { Config } from '#lib/settings/config.ts';
import type { OwnKey } from '#lib/kit/own-key.ts';
import { tableLimits } from '#lib/api/public-throttles.ts';
import type { ExistingTable } from '#lib/settings/settings.ts';
import type { Provided } from '#lib/kit/handler-function.ts';

type Action = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';

const reads = ['GetItem', 'BatchGetItem', 'Query'] as const satisfies Action[];
// Put, update and delete also cover the same steps of a transaction.
const writes = ['PutItem', 'UpdateItem', 'DeleteItem'] as const satisfies Action[];
const all = [...reads, ...writes, 'ConditionCheckItem'] as const satisfies Action[];
const of = (action: Action): string => `dynamodb:${action}`;

/** What each function does with the table. None may scan it. */
const tableActions: Record<FunctionName, readonly Action[]> = {
  'visitor-api': all,
  'agent-api': all,
  'settings-api': all,
  mcp: [],
  canary: [],
  'socket-authorizer': ['GetItem', 'BatchGetItem'],
  socket: all,
  assign: all,
  // Deletes rows of closed sockets and of replaced ratings, indexes words, counts, and runs rules.
  react: all,
  automation: all,
  // Deletes devices that are gone, and takes an agent without any off.
  deliver: [...reads, 'PutItem', 'UpdateItem', 'DeleteItem'],
  fit: [...reads, 'PutItem', 'UpdateItem', 'DeleteItem'],
  // Stores articles, and takes them away.
  'read-sources': all,
  sweep: all,
  'inbound-mail': all,
};

const indexes = ['gsi1', 'gsi2'] as const;
type Index = (typeof indexes)[number];

/** Conversations of an agent, a visitor or a ticket; the other index has lists that every function asks for. */
const queriesSecond: ReadonlySet<FunctionName> = new Set(['agent-api', 'settings-api', 'sweep']);

/** The indexes that a function queries. An index can do nothing else. */
function indexesOf(name: FunctionName): readonly Index[] {
  const actions: readonly Action[] = tableActions[name];
  if (!actions.includes('Query')) return [];
  return queriesSecond.has(name) ? indexes : ['gsi1'];
}

/** What anybody can call, without an account of the team. */
const openFunctions: ReadonlySet<FunctionName> = new Set(['visitor-api', 'socket']);

/** Partitions of what only the team sets up. What strangers reach may read it, where it has to, and never write it. */
const settingsPartitions = [
  'WIDGET#*',
  'TOKEN#*',
  'DEPARTMENT#*',
  'DEPARTMENT-NAME#*',
  'WORKFLOW#*',
  'ARTICLE#*',
  'SOURCE#*',
  'WEBHOOK#*',
  'CANNED#*',
  'OWN-CANNED#*',
  'SHORTCUT#*',
  'USER#*',
  'SETTINGS',
  'SETTINGS#*',
];

/** Partitions that what strangers reach has nothing to do with: API keys, the audit log, imports, rehearsals of bots. */
const closedPartitions = ['KEY#*', 'AUDIT#*', 'IMPORTS', 'REHEARSAL#*'];

const string = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING });

export type ChatTableProps = Pick<Config, 'keepData' | 'table' | 'tableThroughput' | 'capacity'> & {
  /** Encrypts it. Default: a key of AWS's own, which is free. */
  key?: OwnKey | undefined;
};

/** The table. `provides` its name with the right to use it. */
export class ChatTable extends Construct {
  readonly table: dynamodb.ITable;
  readonly provides: { TABLE_NAME: Provided };

  constructor(scope: Construct, id: string, props: ChatTableProps) {
    super(scope, id);
    this.table = props.table ? this.#existing(props.table, props.key) : this.#own(props);
    const { tableArn, tableName } = this.table;
    this.provides = {
      TABLE_NAME: {
        value: tableName,
        grant: (fn) => {
          const name = fn.functionId;
          fn.allow(tableActions[name].map(of), [tableArn]);
          const queried = indexesOf(name).map((index) => `${tableArn}/index/${index}`);
          if (queried.length > 0) fn.allow(['dynamodb:Query'], queried);
          if (!openFunctions.has(name)) return;
          fn.denyKeys(writes.map(of), [tableArn], settingsPartitions);
          // A condition can return the item that it is checked against.
          fn.denyKeys(all.map(of), [tableArn], closedPartitions);
        },
      },
    };
  }

  #own({ keepData, tableThroughput, capacity, key }: ChatTableProps): dynamodb.Table {
    const limits = tableLimits(capacity);
    const { maxReadUnits, maxWriteUnits } = tableThroughput ?? limits;
    // An index that takes too little would hold its table up. Of a chat's writes, it gets one in twenty.
    const maxIndexWriteUnits = tableThroughput?.maxWriteUnits ?? limits.maxIndexWriteUnits;
    const table = new dynamodb.Table(this, 'table', {
      partitionKey: string('pk'),
      sortKey: string('sk'),
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expires_at_seconds',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      maxReadRequestUnits: maxReadUnits,
      maxWriteRequestUnits: maxWriteUnits,
      ...(key && { encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED, encryptionKey: key.key }),
      deletionProtection: keepData,
      removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const index of indexes) {
      table.addGlobalSecondaryIndex({
        indexName: index,
        partitionKey: string(`${index}pk`),
        sortKey: string(`${index}sk`),
        projectionType: dynamodb.ProjectionType.KEYS_ONLY,
        maxReadRequestUnits: maxReadUnits,
        maxWriteRequestUnits: maxIndexWriteUnits,
      });
    }
    return table;
  }

  #existing({ arn, streamArn }: ExistingTable, key?: OwnKey): dynamodb.ITable {
    const given = key && { encryptionKey: key.key };
    return dynamodb.Table.fromTableAttributes(this, 'existing', {
      tableArn: arn,
      tableStreamArn: streamArn,
      grantIndexPermissions: true,
      ...given,
    });
  }
}
