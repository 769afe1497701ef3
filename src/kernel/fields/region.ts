import { languages, type Language } from '../language.ts';
import { msg, type Message } from '../message.ts';
import { countryCodes } from '../places.ts';
import { valueProblem, type FieldType } from './fieldType.ts';
import { asText } from './storedForm.ts';
import { requireText } from './text.ts';
import { folded } from './words.ts';

/** ISO 639-1, and the three-letter codes of languages our firms' customers speak that have no shorter one. */
export const languageCodes: readonly string[] = (
  'aa ab af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz '
  + 'ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os '
  + 'pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu '
  + 'sid wal gez syl ctg rkt'
).split(' ');

const countryAliases: Record<string, string> = {
  usa: 'US', 'u.s.': 'US', 'u.s.a.': 'US', america: 'US', 'united states of america': 'US', uk: 'GB', 'u.k.': 'GB', england: 'GB', scotland: 'GB', wales: 'GB', britain: 'GB',
  'great britain': 'GB', uae: 'AE', 'u.a.e.': 'AE', holland: 'NL', 'the netherlands': 'NL', 'south korea': 'KR', 'north korea': 'KP', 'korea, republic of': 'KR', korea: 'KR',
  'russian federation': 'RU', 'viet nam': 'VN', turkey: 'TR', 'türkiye': 'TR', burma: 'MM', 'czech republic': 'CZ', 'ivory coast': 'CI', 'cape verde': 'CV', swaziland: 'SZ',
  macedonia: 'MK', drc: 'CD', 'iran, islamic republic of': 'IR', 'hong kong': 'HK', macau: 'MO', taiwan: 'TW', ceylon: 'LK', lka: 'LK', ind: 'IN', eth: 'ET', bgd: 'BD', arm: 'AM',
};

/** What DisplayNames can name, with its codes and what else people call them. */
type Named = { kind: 'region' | 'language'; codes: readonly string[]; aliases: Record<string, string> };

const countries: Named = { kind: 'region', codes: countryCodes, aliases: countryAliases };

export const countryField = regionField('country', countries, msg`Expected a country, by its name or by its code of two letters, such as LK.`);

export const languageField = regionField('language', { kind: 'language', codes: languageCodes, aliases: {} },
  msg`Expected a language, by its name or by its code, such as si.`);

/** What a country or a language is called in one of the product's languages. */
export function regionName(kind: 'region' | 'language', code: string, language: Language): string {
  return namesIn(kind, language).of(code) ?? code;
}

/** The country a text names, by code or in any of the six languages; null when it names none. */
export function countryOf(text: string): string | null {
  return codeOf(text, countries);
}

function regionField(type: 'country' | 'language', named: Named, expected: Message): FieldType<string> {
  const read = (text: string): string | null => {
    if (!text.trim()) return null;
    const code = codeOf(text, named);
    if (code === null) throw valueProblem(`expected_${type}`, expected);
    return code;
  };
  return {
    type,
    parse: (value) => read(requireText(value)),
    fromText: read,
    toText: (value, _field, around) => regionName(named.kind, value, around.language),
    toFile: (value) => value,
    comparedAs: 'word',
    operators: ['is', 'isNot', 'isOneOf', 'isNoneOf', 'isEmpty', 'isNotEmpty'],
    sql: { columnType: 'text', comparable: asText, sortable: true },
  };
}

const spoken = new Map<string, Map<string, string>>();

function codeOf(text: string, named: Named): string | null {
  const names = spoken.get(named.kind) ?? namesOf(named);
  spoken.set(named.kind, names);
  return names.get(folded(text)) ?? null;
}

/** Every name in every language of the product, folded, with its code; a code itself means no other. */
function namesOf({ kind, codes, aliases }: Named): Map<string, string> {
  const all = languages.flatMap((language) => codes.map((code) => [folded(regionName(kind, code, language)), code] as const));
  return new Map([...Object.entries(aliases), ...all, ...codes.map((code) => [folded(code), code] as const)]);
}

const displays = new Map<string, Intl.DisplayNames>();

function namesIn(kind: 'region' | 'language', language: string): Intl.DisplayNames {
  const key = `${kind} ${language}`;
  let display = displays.get(key);
  if (!display) {
    display = new Intl.DisplayNames([language], { type: kind });
    displays.set(key, display);
  }
  return display;
}
