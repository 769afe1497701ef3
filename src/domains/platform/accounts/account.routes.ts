import { z } from 'zod';
import { countryCodes } from '#kernel/places.ts';
import { languageNames, languages } from '#kernel/language.ts';
import { publicRoute, route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { sectors } from '../contract.ts';
import { answerSignedIn, placeOf, sessionAnswer } from '../sessions/session.routes.ts';
import { signIn } from '../sessions/session.service.ts';
import { changeFirm, findDemoSignIn, firmOf, isSetUpNeeded, setUp } from './account.service.ts';

const firm = z.object({
  name: z.string().trim().min(1).max(200),
  sector: z.enum(sectors),
  country: z.string().max(2),
  currency: z.string().max(3),
  timeZone: z.string().max(100),
  language: z.enum(languages),
});
const setup = firm.omit({ name: true }).extend({
  firmName: firm.shape.name,
  owner: z.object({ name: z.string().trim().min(1).max(200), email: z.email().max(320), password: z.string().max(1_000) }),
});
const choicesAnswer = z.object({
  needed: z.boolean(), demo: z.object({ email: z.string(), password: z.string() }).nullable().describe('how the made-up firm of a demo is entered'),
  languages: z.array(z.object({ value: z.enum(languages), label: z.string() })),
  sectors: z.array(z.enum(sectors)), countries: z.array(z.string()), currencies: z.array(z.string()), timeZones: z.array(z.string()),
});
const tag = 'Firm';

export const accountRoutes: Route[] = [
  publicRoute('GET', '/setup', { tag: 'First start', summary: 'Whether a firm must be set up first, and what there is to choose', answer: choicesAnswer }, async ({ database }) => ({
    needed: await isSetUpNeeded(database),
    demo: await findDemoSignIn(database),
    languages: languages.map((language) => ({ value: language, label: languageNames[language] })),
    sectors, countries: countryCodes, currencies: Intl.supportedValuesOf('currency'), timeZones: Intl.supportedValuesOf('timeZone'),
  })),
  publicRoute('POST', '/setup', { tag: 'First start', summary: 'Set up the firm and its owner, and sign in', body: setup, answer: sessionAnswer, rateLimit: { max: 20, windowMs: 60_000 } }, async ({ database }, { body, request, reply }) => {
    await setUp(database, body);
    return answerSignedIn(reply, await signIn(database, body.owner, placeOf(request)));
  }),
  route.get('/firm', { permission: 'signed-in', tag, summary: 'What the firm is called and reckons in', answer: firm }, async (ctx) => firmOf(ctx.account)),
  route.patch('/firm', { permission: 'firm.manage', tag, summary: 'Change the firm', body: firm.partial(), answer: firm }, (ctx, { body }) => changeFirm(ctx, body)),
];
