/** Variables of canned responses that come from Chatwoot. */

/** Its variables, as far as they are known here. */
const variables: Record<string, string> = {
  'contact.name': 'visitor.name',
  'contact.email': 'visitor.email',
  'agent.name': 'agent.name',
};
/** A text with its variables as they are called here. */
export const withOwnVariables = (text: string): string =>
  text.replaceAll(/\{\{\s*([a-z_.]+)\s*\}\}/g, (written, name: string) =>
    Object.hasOwn(variables, name) ? `{{${variables[name]}}}` : written,
  );
