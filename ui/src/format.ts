/**
 * Writes numbers, money, shares and dates as French and English readers do.
 *
 * It takes decimal text, as it crosses the wire, and never computes: `Intl` rounds and moves the decimal mark exactly.
 * The program's own tables (charts, PDF) follow the same rules in `crates/domain/src/format.rs`.
 */
import type { Unit } from './api/bindings';
import type { Lang } from './messages/plural';

export const NBSP = '\u00a0';
export const NNBSP = '\u202f';
export const MINUS = '\u2212';
/** What stands for a value that is not known. */
export const DASH = '–';

const LOCALE: Record<Lang, string> = { fr: 'fr-FR', en: 'en-GB' };
const formats = new Map<string, Intl.NumberFormat>();

function write(text: string, lang: Lang, options: Intl.NumberFormatOptions): string {
  const key = lang + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALE[lang], { signDisplay: 'negative', ...options });
    formats.set(key, format);
  }
  return format.format(text as Intl.StringNumericLiteral).replace('-', MINUS);
}

const fixed = (decimals: number) => ({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** Returns a number with a fixed number of decimals, rounded half away from zero. */
export function number(text: string, decimals: number, lang: Lang): string {
  return write(text, lang, fixed(decimals));
}

/** Returns a whole number. */
export function count(value: number, lang: Lang): string {
  return number(String(value), 0, lang);
}

/** Returns a fraction as a percentage: `0.024` is `2,40 %`. */
export function percent(text: string, decimals: number, lang: Lang): string {
  return write(text, lang, { style: 'percent', ...fixed(decimals) });
}

/** Returns a gain as a percentage with its sign: `2.14` is `+214,00 %`. */
export function growth(text: string, lang: Lang): string {
  return write(text, lang, { style: 'percent', signDisplay: 'exceptZero', ...fixed(2) });
}

/** Returns how many decimals an amount is shown with: none from 1 000 on, nor for whole amounts from 100 on. */
export function moneyDecimals(text: string): number {
  const size = Math.abs(Number(text));
  return size >= 1000 || (size >= 100 && Number.isInteger(size)) ? 0 : 2;
}

/** Returns an amount with its sign: `6 750 €`, `€6,750`. */
export function money(text: string, currency: string, lang: Lang): string {
  const options = fixed(moneyDecimals(text));
  return write(text, lang, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...options });
}

/** Returns a value as it is typed into a field, whole: `2,4 %`, `36000`; never grouped, for a comma means two things. */
export function typed(text: string, unit: Unit, lang: Lang): string {
  const decimals = text.split('.')[1]?.length ?? 0;
  const plain = { ...fixed(unit === 'ratio' || unit === 'growth' ? Math.max(0, decimals - 2) : decimals), useGrouping: false };
  return write(text, lang, unit === 'ratio' || unit === 'growth' ? { style: 'percent', ...plain } : plain);
}

const UNIT_DAY: Record<Lang, string> = { fr: `${NBSP}j`, en: `${NBSP}d` };

/** Returns a value in the way of its unit. */
export function value(text: string, unit: Unit, currency: string | null, lang: Lang): string {
  switch (unit) {
    case 'count':
      // Orders that are shared over several letters count in parts.
      return write(text, lang, { maximumFractionDigits: 2 });
    case 'ratio':
      return percent(text, 2, lang);
    case 'growth':
      return growth(text, lang);
    case 'money':
      return currency ? money(text, currency, lang) : number(text, moneyDecimals(text), lang);
    case 'times':
      return number(text, 2, lang);
    case 'points':
      return write(text, lang, { signDisplay: 'exceptZero', ...fixed(1) });
    case 'days':
      return number(text, Number.isInteger(Number(text)) ? 0 : 1, lang) + UNIT_DAY[lang];
  }
}

/** Returns a French telephone number in pairs, kept together: `04 72 00 12 34`; any other as it was written. */
export function phone(text: string): string {
  const digits = text.replaceAll(/[\s.-]/g, '');
  return /^0\d{9}$/.test(digits) ? digits.replaceAll(/(\d\d)(?=\d)/g, `$1${NBSP}`) : text;
}

/** Returns an ISO day's parts at noon, far from every time zone's edge. */
function noon(iso: string): Date {
  return new Date(`${iso.slice(0, 10)}T12:00:00`);
}

/** Returns a day in words: `1er mars 2026`, `1 March 2026`. */
export function date(iso: string, lang: Lang): string {
  const text = new Intl.DateTimeFormat(LOCALE[lang], { day: 'numeric', month: 'long', year: 'numeric' }).format(noon(iso));
  return bindDay(text, lang);
}

/** Returns a day in short: `2 sept. 2026`, `2 Sept 2026`. */
export function shortDate(iso: string, lang: Lang): string {
  const text = new Intl.DateTimeFormat(LOCALE[lang], { day: 'numeric', month: 'short', year: 'numeric' }).format(noon(iso));
  return bindDay(text, lang);
}

/** Returns a day with its weekday in short: `lun. 23 nov.`, `Mon 23 Nov`. */
export function weekday(iso: string, lang: Lang): string {
  const text = new Intl.DateTimeFormat(LOCALE[lang], { weekday: 'short', day: 'numeric', month: 'short' }).format(noon(iso));
  const bound = text.replace(/(\d+)[ \u00a0]/, `$1${NBSP}`).replace(',', '');
  return lang === 'fr' ? bound.replace(/\b1(?=\u00a0)/, '1er') : bound;
}

/** Keeps the day beside its month, and writes the French first of a month. */
function bindDay(text: string, lang: Lang): string {
  const bound = text.replace(/^(\d+)[ \u00a0]/, `$1${NBSP}`);
  return lang === 'fr' ? bound.replace(/^1(?=\u00a0)/, '1er') : bound;
}

/** Returns a month in words: `2026-09` is `septembre 2026`. */
export function month(iso: string, lang: Lang): string {
  return new Intl.DateTimeFormat(LOCALE[lang], { month: 'long', year: 'numeric' }).format(noon(`${iso}-01`));
}

/** Returns a month in short: `2026-09` is `sept. 2026`. */
export function shortMonth(iso: string, lang: Lang): string {
  return new Intl.DateTimeFormat(LOCALE[lang], { month: 'short', year: 'numeric' }).format(noon(`${iso}-01`));
}

/** Returns day and time: `2 sept. 2026, 14 h 30`. */
export function dateTime(iso: string, lang: Lang): string {
  const time = /T(\d\d):(\d\d)/.exec(iso);
  if (!time) return shortDate(iso, lang);
  const clock = lang === 'fr' ? `${time[1]}${NBSP}h${NBSP}${time[2]}` : `${time[1]}:${time[2]}`;
  return `${shortDate(iso, lang)}, ${clock}`;
}

/** Returns the last day of an ISO month. */
export function monthEnd(iso: string): string {
  const [year = 0, index = 1] = iso.split('-').map(Number);
  const last = new Date(Date.UTC(year, index, 0)).getUTCDate();
  return `${iso}-${String(last).padStart(2, '0')}`;
}

/** Returns text without accents and case, for searching. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('Œ', 'oe').toLowerCase();
}

/** Returns a text whose compound words stay on one line: *rendez-vous* is not broken at its hyphen. */
export const whole = (text: string): string => text.replaceAll('-', '\u2011');
