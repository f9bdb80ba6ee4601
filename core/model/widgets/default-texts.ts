/** The texts that every widget has from the start. Left as they are, visitors read them in their own language. */
export const defaultTexts = {
  welcome_title: 'Hi there!',
  welcome_message: 'How can we help you today?',
  input_placeholder: 'Type a message...',
  offline_message: "We're away at the moment. Leave a message and we'll get back to you.",
} as const;
/** The setting of such a text. */
export type DefaultText = keyof typeof defaultTexts;

/** Whether nobody has given a widget another text. */
export const isUntouched = (name: string, value: unknown): boolean =>
  name in defaultTexts && defaultTexts[name as DefaultText] === value;
