import type { Language } from '#kernel/language.ts';
import { am } from './am.ts';
import { bn } from './bn.ts';
import { en } from './en.ts';
import { hy } from './hy.ts';
import { si } from './si.ts';
import { ta } from './ta.ts';
import type { DemoTexts } from './texts.ts';

export const demoTexts: Record<Language, DemoTexts> = { en, si, ta, am, bn, hy };
