/** Every text of the dashboard, by the name of its object: what a language has to have. */
import type * as access from '#dashboard/strings/access.ts';
import type * as articles from '#dashboard/strings/articles.ts';
import type * as assignment from '#dashboard/strings/assignment.ts';
import type * as botTools from '#dashboard/strings/bot-tools.ts';
import type * as bots from '#dashboard/strings/bots.ts';
import type * as commands from '#dashboard/strings/commands.ts';
import type * as common from '#dashboard/strings/common.ts';
import type * as copilot from '#dashboard/strings/copilot.ts';
import type * as customers from '#dashboard/strings/customers.ts';
import type * as delivery from '#dashboard/strings/delivery.ts';
import type * as details from '#dashboard/strings/details.ts';
import type * as emptyList from '#dashboard/strings/empty-list.ts';
import type * as fields from '#dashboard/strings/fields.ts';
import type * as files from '#dashboard/strings/files.ts';
import type * as helpCenter from '#dashboard/strings/help-center.ts';
import type * as home from '#dashboard/strings/home.ts';
import type * as inbox from '#dashboard/strings/inbox.ts';
import type * as integrations from '#dashboard/strings/integrations.ts';
import type * as later from '#dashboard/strings/later.ts';
import type * as live from '#dashboard/strings/live.ts';
import type * as lists from '#dashboard/strings/lists.ts';
import type * as macros from '#dashboard/strings/macros.ts';
import type * as members from '#dashboard/strings/members.ts';
import type * as names from '#dashboard/strings/names.ts';
import type * as notices from '#dashboard/strings/notices.ts';
import type * as presence from '#dashboard/strings/presence.ts';
import type * as quality from '#dashboard/strings/quality.ts';
import type * as records from '#dashboard/strings/records.ts';
import type * as reports from '#dashboard/strings/reports.ts';
import type * as rules from '#dashboard/strings/rules.ts';
import type * as shell from '#dashboard/strings/shell.ts';
import type * as sources from '#dashboard/strings/sources.ts';
import type * as targets from '#dashboard/strings/targets.ts';
import type * as team from '#dashboard/strings/team.ts';
import type * as tickets from '#dashboard/strings/tickets.ts';
import type * as together from '#dashboard/strings/together.ts';
import type * as transfer from '#dashboard/strings/transfer.ts';
import type * as webhooks from '#dashboard/strings/webhooks.ts';
import type * as widgets from '#dashboard/strings/widgets.ts';
import type * as workflows from '#dashboard/strings/workflows.ts';

/** Every text of the dashboard. A language that lacks one doesn't compile. */
export type Texts = typeof access &
  typeof articles &
  typeof assignment &
  typeof botTools &
  typeof bots &
  typeof commands &
  typeof common &
  typeof copilot &
  typeof customers &
  typeof delivery &
  typeof details &
  typeof emptyList &
  typeof fields &
  typeof files &
  typeof helpCenter &
  typeof home &
  typeof inbox &
  typeof integrations &
  typeof later &
  typeof live &
  typeof lists &
  typeof macros &
  typeof members &
  typeof names &
  typeof notices &
  typeof presence &
  typeof quality &
  typeof records &
  typeof reports &
  typeof rules &
  typeof shell &
  typeof sources &
  typeof targets &
  typeof team &
  typeof tickets &
  typeof together &
  typeof transfer &
  typeof webhooks &
  typeof widgets &
  typeof workflows;
