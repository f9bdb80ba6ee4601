/** How the fields of one tool are described. */
import { botToolFields } from '#dashboard/strings/bot-tools.ts';
import { describedBy } from '#dashboard/ui/forms/described.ts';

const described = describedBy(botToolFields, {});

/** Says what a field of a tool is called and was refused for; `path` is where it is within the tool. */
export type DescribeTool = (field: keyof typeof botToolFields, path?: string) => ReturnType<typeof described>;

/** Describes the fields of the tool at a place of the list. */
export const describedTool =
  (errors: Record<string, string>, index: number): DescribeTool =>
  (field, path = field) =>
    described(field, errors, `tools.${index}.${path}`);
