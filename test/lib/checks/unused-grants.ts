/** Rights that journeys don't use, and why they are granted nevertheless. Patterns match `<function> <action> <resource>`. */
export const unusedForAReason: readonly { grants: RegExp; reason: string }[] = [
  {
    grants: /^[\w-]+ logs:(CreateLogStream|PutLogEvents) /,
    reason: "Lambda itself writes the log with the function's role; on one machine it goes to the terminal.",
  },
  {
    grants: /^[\w-]+ sqs:SendMessage .*deadletters/,
    reason: 'A dead letter is the end of what should not fail; `poison` makes one for `react` only.',
  },
  {
    grants: /^[\w-]+ execute-api:ManageConnections .*\/DELETE\/@connections\/\*$/,
    reason: 'Whoever posts ends a connection that does not take a notice which it must not miss.',
  },
  {
    grants:
      /^(assign|automation|inbound-mail|settings-api|sweep) execute-api:ManageConnections .*\/POST\/@connections\/\*$/,
    reason:
      'Whether a visitor or an agent is connected when these have something to tell differs from run to run; one gateway posts to both stages.',
  },
  {
    grants: /^deliver execute-api:ManageConnections /,
    reason: 'Tells admins that a webhook was switched off after a day of failures.',
  },
  {
    grants: /^(visitor-api|agent-api|socket|assign|react) dynamodb:ConditionCheckItem /,
    reason:
      'A transition that writes no row of its own checks that nobody else went on: lost races, in fault schedules.',
  },
  {
    grants: /^(visitor-api|automation|deliver) dynamodb:DeleteItem /,
    reason: 'Takes a place in the queue, an order or a device away that is gone: races, in the tests of the stores.',
  },
  {
    grants: /^(deliver|fit|read-sources) dynamodb:(BatchGetItem|UpdateItem) /,
    reason: 'Many agents, articles or pages at once, and counts of what failed: more than a journey has.',
  },
  {
    grants: /^(visitor-api|deliver|fit|read-sources) dynamodb:Query .*\/index\/gsi1$/,
    reason:
      "Departments, bots and sources by their list, and last month's conversations for a rehearsal in the background.",
  },
  {
    grants: /^(automation|fit) bedrock:/,
    reason: 'No model of Amazon Bedrock answers on one machine; journeys have a model server of their own.',
  },
  {
    grants: /^sweep s3:(Get|Put)ObjectTagging /,
    reason: 'Finds again what the stream reader missed: the tag of a file that a message has.',
  },
  {
    grants: /^(visitor-api|settings-api|sweep) lambda:InvokeFunction .*chatdeliver/,
    reason: 'Devices and webhooks that no journey registers before these functions have something for them.',
  },
  {
    grants: /^(settings-api lambda:InvokeFunction .*chatfit|sweep lambda:InvokeFunction .*chatreadsources)/,
    reason: 'Trials of articles over all of a large bot, and sources whose day has come: the tests of the use cases.',
  },
  {
    grants: /^mcp lambda:InvokeFunction /,
    reason: 'No journey speaks MCP; `test/functions/mcp` does, over both functions.',
  },
  {
    grants:
      /^settings-api cognito-idp:Admin(RemoveUserFromGroup|ResetUserPassword|SetUserMFAPreference|SetUserPassword) /,
    reason: 'What an admin seldom does to a colleague: `test/functions/http` does each against the local pool.',
  },
];
