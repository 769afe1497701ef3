import type { Language } from '#kernel/language.ts';

// Chromium ships no dates, numbers or names of countries in Sinhala and Armenian; it would quietly write English ones.
const localeData: Partial<Record<Language, () => Promise<unknown>>> = {
  si: () => Promise.all([
    import('@formatjs/intl-numberformat/locale-data/si.js'), import('@formatjs/intl-datetimeformat/locale-data/si.js'),
    import('@formatjs/intl-relativetimeformat/locale-data/si.js'), import('@formatjs/intl-displaynames/locale-data/si.js'),
  ]),
  hy: () => Promise.all([
    import('@formatjs/intl-numberformat/locale-data/hy.js'), import('@formatjs/intl-datetimeformat/locale-data/hy.js'),
    import('@formatjs/intl-relativetimeformat/locale-data/hy.js'), import('@formatjs/intl-displaynames/locale-data/hy.js'),
  ]),
};

const filled = new Set<string>();
const isFilled = (tag: unknown): boolean => filled.has(String(Array.isArray(tag) ? tag[0] : tag).slice(0, 2));

/** Fills in what this browser's Intl lacks for a language, so that every other part of the program just uses Intl. */
export async function loadMissingFormats(language: Language): Promise<void> {
  const load = localeData[language];
  if (!load || filled.has(language) || Intl.DateTimeFormat.supportedLocalesOf([language]).length > 0) return;
  const [{ NumberFormat }, { DateTimeFormat }, { default: RelativeTimeFormat }, { DisplayNames }] = await Promise.all([
    import('@formatjs/intl-numberformat'), import('@formatjs/intl-datetimeformat'), import('@formatjs/intl-relativetimeformat'), import('@formatjs/intl-displaynames'),
  ]);
  if (filled.size === 0) {
    receiveData({ NumberFormat, DateTimeFormat, RelativeTimeFormat, DisplayNames });
    stand('NumberFormat', NumberFormat);
    stand('DateTimeFormat', zonedBy(DateTimeFormat));
    stand('RelativeTimeFormat', RelativeTimeFormat);
    stand('DisplayNames', DisplayNames);
  }
  await load();
  filled.add(language);
}

type Maker = new (locales?: string | string[], options?: object) => object;
type Receiver = { __addLocaleData(...data: never[]): void };

// The data files look for this function where they would find a polyfill.
function receiveData(makers: Record<string, unknown>): void {
  for (const [name, maker] of Object.entries(makers)) {
    Object.assign((Intl as unknown as Record<string, object>)[name]!, { __addLocaleData: (...data: never[]) => (maker as Receiver).__addLocaleData(...data) });
  }
}

// The browser's own maker stays for every language it knows.
function stand(name: 'NumberFormat' | 'DateTimeFormat' | 'RelativeTimeFormat' | 'DisplayNames', filler: unknown): void {
  const native = Intl[name] as unknown as Maker;
  const make = (_target: unknown, [locales, options]: [string, object]) => (isFilled(locales) ? new (filler as Maker)(locales, options) : new native(locales, options));
  Object.defineProperty(Intl, name, { configurable: true, writable: true, value: new Proxy(native, { construct: make as never, apply: (target, _self, given) => make(target, given as [string, object]) }) });
}

// Time zones are reckoned by the browser, which knows them; the filler only finds the words.
function zonedBy(filler: unknown): unknown {
  const native = Intl.DateTimeFormat;
  return class {
    readonly words: Intl.DateTimeFormat;
    readonly clock: Intl.DateTimeFormat;
    constructor(locales: string, options: Intl.DateTimeFormatOptions = {}) {
      const { timeZone, ...shown } = options;
      this.words = new (filler as typeof Intl.DateTimeFormat)(locales, { ...shown, timeZone: 'UTC' });
      this.clock = new native('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
      this.format = this.format.bind(this);
    }
    format(date?: Date | number): string {
      return this.words.format(this.onTheWall(date));
    }
    formatToParts(date?: Date | number): Intl.DateTimeFormatPart[] {
      return this.words.formatToParts(this.onTheWall(date));
    }
    resolvedOptions(): Intl.ResolvedDateTimeFormatOptions {
      return { ...this.words.resolvedOptions(), timeZone: this.clock.resolvedOptions().timeZone };
    }
    private onTheWall(date: Date | number = Date.now()): number {
      const parts = Object.fromEntries(this.clock.formatToParts(date).map(({ type, value }) => [type, Number(value)])) as Record<string, number>;
      return Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
    }
  };
}
