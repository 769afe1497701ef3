import nodemailer from 'nodemailer';

/** A mail server and who writes. */
export type SmtpServer = { host: string; port: number; secure: boolean; user: string | null; password: string | null; from: { name: string; address: string } };

export type Outgoing = { messageId: string; to: string; subject: string; text: string; html: string };

/**
 * How a try ended: sent; refused for good; to be tried again; or unknown, when the line broke after the whole mail was
 * handed over, so that a second try might deliver it twice.
 */
export type Outcome = { result: 'sent' } | { result: 'refused' | 'retry' | 'unknown'; answer: string };

type SmtpError = Error & { code?: string; command?: string; responseCode?: number; response?: string };

/** Hands one mail to the mail server. */
export async function sendBySmtp(server: SmtpServer, mail: Outgoing): Promise<Outcome> {
  let handedOver = false;
  // The library tells its log, and nobody else, that the last byte of a mail was written.
  const note = (entry: { tnx?: string }) => { handedOver ||= entry.tnx === 'message'; };
  const silent = () => undefined;
  const transport = nodemailer.createTransport({
    host: server.host, port: server.port, secure: server.secure,
    ...(server.user ? { auth: { user: server.user, pass: server.password ?? '' } } : {}),
    connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000,
    // A mail's text never makes the program read a file or fetch an address.
    disableFileAccess: true, disableUrlAccess: true,
    logger: { level: silent, trace: silent, debug: silent, info: note, warn: silent, error: silent, fatal: silent },
  });
  try {
    await transport.sendMail({ from: server.from, to: { name: '', address: mail.to }, subject: mail.subject, text: mail.text, html: mail.html, messageId: mail.messageId, headers: { 'Auto-Submitted': 'auto-generated' } });
    return { result: 'sent' };
  } catch (error) {
    return outcomeOf(error as SmtpError, handedOver);
  } finally {
    transport.close();
  }
}

// A wrong password or a refused sender is the settings' fault, which an administrator can mend before the next try.
function outcomeOf(error: SmtpError, handedOver: boolean): Outcome {
  const answer = (error.response ?? error.message).slice(0, 500);
  if (error.responseCode === undefined) return { result: handedOver ? 'unknown' : 'retry', answer };
  const settingsAtFault = error.code === 'EAUTH' || error.command === 'MAIL FROM';
  return { result: error.responseCode >= 500 && !settingsAtFault ? 'refused' : 'retry', answer };
}
