import { generateMessageId } from '@lingui/message-utils/generateMessageId';

/** A sentence in English with its catalogue id; `values` fill the ICU placeholders. */
export type Message = { id: string; message: string; values?: Record<string, unknown> };

/**
 * Marks a sentence for the six catalogues where no build step runs (server, kernel, descriptors):
 * msg`A deal needs a name.` or msg({ message: 'Row {row}: {problem}' }).
 * The extractor reads the same call; the id is the one it computes.
 */
export function msg(text: TemplateStringsArray | { message: string; context?: string; comment?: string }): Message {
  const message = 'raw' in text ? (text as TemplateStringsArray).join('') : text.message;
  const context = 'raw' in text ? undefined : text.context;
  return { id: generateMessageId(message, context), message };
}

/** The same sentence with the values of its placeholders. */
export function withValues(message: Message, values: Record<string, unknown>): Message {
  return { ...message, values: { ...message.values, ...values } };
}
