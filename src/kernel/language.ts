/** The six languages of the product, each complete. */
export const languages = ['en', 'si', 'ta', 'am', 'bn', 'hy'] as const;
export type Language = (typeof languages)[number];

/** Each language's own name, as it stands in the language menu. */
export const languageNames: Record<Language, string> = {
  en: 'English', si: 'සිංහල', ta: 'தமிழ்', am: 'አማርኛ', bn: 'বাংলা', hy: 'Հայերեն',
};

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** How a person reads dates and numbers: the language with the choices a region leaves open (CLDR keywords). */
export type Regional = {
  language: Language;
  country: string;
  timeZone: string;
  calendar?: 'gregory' | 'ethiopic';
  digits?: 'latn' | 'beng';
};

/** The BCP 47 tag Intl reads: language, country and the chosen calendar and digits. */
export function localeTag(regional: Pick<Regional, 'language' | 'country' | 'calendar' | 'digits'>): string {
  const country = /^[A-Z]{2}$/.test(regional.country) ? `-${regionOf(regional.language, regional.country)}` : '';
  const calendar = regional.calendar === 'ethiopic' ? '-ca-ethiopic' : '';
  // Bengali readers of business figures expect Latin digits unless they choose their own.
  const digits = regional.digits === 'beng' ? '-nu-beng' : '-nu-latn';
  return `${regional.language}${country}-u${calendar}${digits}`;
}

const regions = new Map<string, string>();

// Where CLDR has no English of a country's own (Sri Lanka, Ethiopia, Bangladesh, Armenia), "en" alone would write dates as in America.
function regionOf(language: Language, country: string): string {
  if (language !== 'en') return country;
  let region = regions.get(country);
  if (!region) {
    region = new Intl.DateTimeFormat(`en-${country}`).resolvedOptions().locale === 'en' ? '001' : country;
    regions.set(country, region);
  }
  return region;
}
