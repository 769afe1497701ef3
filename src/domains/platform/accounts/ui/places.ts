import { countryCodes } from '#kernel/places.ts';

/** What each country pays in (ISO 4217), the countries of one currency together. */
const countriesOf: Record<string, string> = {
  EUR: 'AD AT AX BE BG BL CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MF MQ MT NL PM PT RE SI SK SM TF VA XK YT', USD: 'AS BQ EC FM GU IO MH MP PR PW SV TC TL UM US VG VI',
  XOF: 'BF BJ CI GW ML NE SN TG', XAF: 'CF CG CM GA GQ TD', XCD: 'AG AI DM GD KN LC MS VC', AUD: 'AU CC CX HM KI NF NR TV', NZD: 'CK NU NZ PN TK', GBP: 'GB GG GS IM JE', DKK: 'DK FO GL', NOK: 'BV NO SJ',
  CHF: 'CH LI', ILS: 'IL PS', MAD: 'EH MA', XPF: 'NC PF WF', ANG: 'CW SX', ZAR: 'ZA', LKR: 'LK', INR: 'IN', ETB: 'ET', BDT: 'BD', AMD: 'AM', AED: 'AE', AFN: 'AF', ALL: 'AL', AOA: 'AO', ARS: 'AR', AWG: 'AW', AZN: 'AZ',
  BAM: 'BA', BBD: 'BB', BHD: 'BH', BIF: 'BI', BMD: 'BM', BND: 'BN', BOB: 'BO', BRL: 'BR', BSD: 'BS', BTN: 'BT', BWP: 'BW', BYN: 'BY', BZD: 'BZ', CAD: 'CA', CDF: 'CD', CLP: 'CL', CNY: 'CN', COP: 'CO', CRC: 'CR',
  CUP: 'CU', CVE: 'CV', CZK: 'CZ', DJF: 'DJ', DOP: 'DO', DZD: 'DZ', EGP: 'EG', ERN: 'ER', FJD: 'FJ', FKP: 'FK', GEL: 'GE', GHS: 'GH', GIP: 'GI', GMD: 'GM', GNF: 'GN', GTQ: 'GT', GYD: 'GY', HKD: 'HK', HNL: 'HN',
  HTG: 'HT', HUF: 'HU', IDR: 'ID', IQD: 'IQ', IRR: 'IR', ISK: 'IS', JMD: 'JM', JOD: 'JO', JPY: 'JP', KES: 'KE', KGS: 'KG', KHR: 'KH', KMF: 'KM', KPW: 'KP', KRW: 'KR', KWD: 'KW', KYD: 'KY', KZT: 'KZ', LAK: 'LA',
  LBP: 'LB', LRD: 'LR', LSL: 'LS', LYD: 'LY', MDL: 'MD', MGA: 'MG', MKD: 'MK', MMK: 'MM', MNT: 'MN', MOP: 'MO', MRU: 'MR', MUR: 'MU', MVR: 'MV', MWK: 'MW', MXN: 'MX', MYR: 'MY', MZN: 'MZ', NAD: 'NA', NGN: 'NG',
  NIO: 'NI', NPR: 'NP', OMR: 'OM', PAB: 'PA', PEN: 'PE', PGK: 'PG', PHP: 'PH', PKR: 'PK', PLN: 'PL', PYG: 'PY', QAR: 'QA', RON: 'RO', RSD: 'RS', RUB: 'RU', RWF: 'RW', SAR: 'SA', SBD: 'SB', SCR: 'SC', SDG: 'SD',
  SEK: 'SE', SGD: 'SG', SHP: 'SH', SLE: 'SL', SOS: 'SO', SRD: 'SR', SSP: 'SS', STN: 'ST', SYP: 'SY', SZL: 'SZ', THB: 'TH', TJS: 'TJ', TMT: 'TM', TND: 'TN', TOP: 'TO', TRY: 'TR', TTD: 'TT', TWD: 'TW', TZS: 'TZ',
  UAH: 'UA', UGX: 'UG', UYU: 'UY', UZS: 'UZ', VES: 'VE', VND: 'VN', VUV: 'VU', WST: 'WS', YER: 'YE', ZMW: 'ZM', ZWG: 'ZW',
};

/** The currency a country pays in, where we know it. */
export function currencyOf(country: string): string | undefined {
  return Object.keys(countriesOf).find((currency) => countriesOf[currency]!.split(' ').includes(country));
}

/** The zones of a country, as the browser knows them. */
export function zonesOf(country: string): string[] {
  try {
    const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[]; timeZones?: string[] };
    return locale.getTimeZones?.() ?? locale.timeZones ?? [];
  } catch {
    return [];
  }
}

/** Where this browser stands: the country of its clock's zone, else of its language. */
export function guessPlace(): { country: string; currency: string; timeZone: string } {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [, region = ''] = navigator.language.split('-');
  const country = countryCodes.find((code) => zonesOf(code).includes(timeZone)) ?? (countryCodes.includes(region) ? region : '');
  return { country, currency: currencyOf(country) ?? '', timeZone };
}

/** Currency and zone that go with a newly chosen country; a zone that is one of its own stays. */
export function followCountry(country: string, timeZone: string): { currency?: string; timeZone?: string } {
  const zones = zonesOf(country);
  const currency = currencyOf(country);
  return { ...(currency ? { currency } : {}), ...(zones.length > 0 && !zones.includes(timeZone) ? { timeZone: zones[0]! } : {}) };
}

export const allZones = Intl.supportedValuesOf('timeZone');
export const allCurrencies = Intl.supportedValuesOf('currency').filter((code) => !code.startsWith('X') || ['XOF', 'XAF', 'XCD', 'XPF'].includes(code));
