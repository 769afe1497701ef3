import { newId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import { hashPassword, requireGoodPassword } from '#server/auth/password.ts';
import type { Tx } from '#server/context.ts';
import type { Session } from '#server/database/pool.ts';
import { db } from '#server/database/query.ts';

export type UserRow = {
  id: string; name: string; email: string; language: Language;
  theme: string | null; density: string | null; calendar: string | null; digits: string | null;
};

export type NewUser = { id: Id; name: string; email: string; password: string; language: Language; field?: string };

const emailTaken = refusal('platform.email_taken', 409, msg`Somebody with this e-mail signs in here already.`);

/** One person has one e-mail, however they type it. */
export function normalEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** A user ready to be written: checked, the password hashed. */
export type CheckedUser = Omit<NewUser, 'password' | 'field'> & { passwordHash: string };

/**
 * Checks and hashes a new user's password. Outside the transaction that writes them: it takes long on purpose, and an open
 * transaction holds back what follows from everybody's events.
 */
export async function checkUser({ field, password, ...user }: NewUser): Promise<CheckedUser> {
  const email = normalEmail(user.email);
  requireGoodPassword(password, { name: user.name, email }, field ? `${field}.password` : 'password');
  return { ...user, email, passwordHash: await hashPassword(password) };
}

/** Writes a user who signs in with a password. Refuses an e-mail that has a user. */
export async function insertUser(tx: Tx, user: CheckedUser): Promise<void> {
  const at = { created_at: tx.now(), updated_at: tx.now() };
  const written = await tx.run(db.insertInto('users')
    .values({ id: user.id, name: user.name.trim(), email: user.email, email_verified: false, language: user.language, ...at })
    .onConflict((conflict) => conflict.column('email').doNothing()));
  if (written === 0) throw emailTaken();
  await tx.run(db.insertInto('credentials').values({ id: newId(), user_id: user.id, provider_id: 'credential', subject: user.id, password: user.passwordHash, ...at }));
}

const userColumns = ['id', 'name', 'email', 'language', 'theme', 'density', 'calendar', 'digits'] as const;

export function findUserByEmail(session: Session, email: string): Promise<UserRow | undefined> {
  return session.first<UserRow>(db.selectFrom('users').select(userColumns).where('email', '=', normalEmail(email)));
}

export function findUser(session: Session, userId: string): Promise<UserRow | undefined> {
  return session.first<UserRow>(db.selectFrom('users').select(userColumns).where('id', '=', userId));
}
