/*
 * Glossary. account: a firm. user: a person who signs in. member: a user in a firm, with a role. sector: what a firm
 * does. invitation: the offer to become a member. API key: how a program works for a firm. outbox: the mails written.
 */

/** What a firm does, as the first start asks it. */
export const sectors = ['small-business', 'wholesale', 'advertising', 'e-commerce', 'business-services'] as const;
export type Sector = (typeof sectors)[number];

/** How the made-up firm of --demo is entered; shown on its sign-in screen. */
export const demoSignIn = { email: 'demo@example.com', password: 'cinnamon harbour lantern' } as const;

export const themes = ['light', 'dark', 'auto'] as const;
export const densities = ['comfortable', 'compact'] as const;
export const calendars = ['gregory', 'ethiopic'] as const;
export const digitChoices = ['latn', 'beng'] as const;
