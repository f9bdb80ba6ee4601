/** Every text in German. */
import * as access from './access.ts';
import * as articles from './articles.ts';
import * as assignment from './assignment.ts';
import * as botTools from './bot-tools.ts';
import * as bots from './bots.ts';
import * as commands from './commands.ts';
import * as common from './common.ts';
import * as copilot from './copilot.ts';
import * as customers from './customers.ts';
import * as delivery from './delivery.ts';
import * as details from './details.ts';
import * as emptyList from './empty-list.ts';
import * as fields from './fields.ts';
import * as files from './files.ts';
import * as helpCenter from './help-center.ts';
import * as home from './home.ts';
import * as inbox from './inbox.ts';
import * as integrations from './integrations.ts';
import * as later from './later.ts';
import * as live from './live.ts';
import * as lists from './lists.ts';
import * as macros from './macros.ts';
import * as members from './members.ts';
import * as names from './names.ts';
import * as notices from './notices.ts';
import * as presence from './presence.ts';
import * as quality from './quality.ts';
import * as records from './records.ts';
import * as reports from './reports.ts';
import * as rules from './rules.ts';
import * as shell from './shell.ts';
import * as sources from './sources.ts';
import * as targets from './targets.ts';
import * as team from './team.ts';
import * as tickets from './tickets.ts';
import * as together from './together.ts';
import * as transfer from './transfer.ts';
import * as webhooks from './webhooks.ts';
import * as widgets from './widgets.ts';
import * as workflows from './workflows.ts';
import type { Texts } from '#dashboard/strings/languages/texts.ts';

/** The texts by the name of their object. */
export const texts: Texts = {
  ...access,
  ...articles,
  ...assignment,
  ...botTools,
  ...bots,
  ...commands,
  ...common,
  ...copilot,
  ...customers,
  ...delivery,
  ...details,
  ...emptyList,
  ...fields,
  ...files,
  ...helpCenter,
  ...home,
  ...inbox,
  ...integrations,
  ...later,
  ...live,
  ...lists,
  ...macros,
  ...members,
  ...names,
  ...notices,
  ...presence,
  ...quality,
  ...records,
  ...reports,
  ...rules,
  ...shell,
  ...sources,
  ...targets,
  ...team,
  ...tickets,
  ...together,
  ...transfer,
  ...webhooks,
  ...widgets,
  ...workflows,
};
