import { kindOfFormat, numberAsText, type NumberKind } from './cellFormat.ts';
import { damagedWorkbook, tooBigInside, tooManyColumns, rowTooLong, unknownSheet } from './refusals.ts';
import { limits, type Row, type RowSource } from './table.ts';
import { decodeXml, elementsOf, attributeOf } from './xml.ts';
import { damageOr, openZip, type Zip } from './zip.ts';

export type SheetSource = RowSource & { sheets: string[]; sheet: string };

type Book = { sheets: { name: string; path: string; hidden: boolean }[]; since1904: boolean; sharedPath?: string; stylesPath?: string };
type Look = { shared: string[]; formats: NumberKind[]; since1904: boolean };

/** Opens a workbook; its sheet is unpacked as rows are asked for, only the shared words are held in memory. */
export async function openXlsx(path: string, wanted?: string): Promise<SheetSource> {
  const zip = await openZip(path);
  const book = await readBook(zip);
  const shown = book.sheets.filter((sheet) => !sheet.hidden);
  const sheet = wanted === undefined ? shown[0] ?? book.sheets[0] : book.sheets.find(({ name }) => name === wanted);
  if (!sheet && wanted !== undefined) throw unknownSheet({ sheet: wanted });
  if (!sheet || !zip.has(sheet.path)) throw damagedWorkbook();
  const look: Look = { shared: await readSharedStrings(zip, book.sharedPath), formats: await readFormats(zip, book.stylesPath), since1904: book.since1904 };
  const packed = Math.max(1, zip.packedBytes(sheet.path));
  return {
    sheets: (shown.length ? shown : book.sheets).map(({ name }) => name),
    sheet: sheet.name,
    share: () => Math.min(1, zip.readBytes() / packed),
    rows: () => readSheet(zip, sheet.path, look),
  };
}

async function readBook(zip: Zip): Promise<Book> {
  const bookPath = zip.names().find((name) => /(^|\/)workbook\.xml$/.test(name));
  if (!bookPath) throw damagedWorkbook();
  const xml = await zip.text(bookPath, limits.partBytes);
  const folder = bookPath.slice(0, bookPath.lastIndexOf('/') + 1);
  const relationsPath = `${folder}_rels/workbook.xml.rels`;
  const relations = zip.has(relationsPath) ? elementsOf(await zip.text(relationsPath, limits.partBytes), 'Relationship') : [];
  const pathOf = (target: string) => (target.startsWith('/') ? target.slice(1) : folder + target);
  const targets = new Map(relations.map((tag) => [attributeOf(tag, 'Id') ?? '', pathOf(attributeOf(tag, 'Target') ?? '')]));
  const typed = (kind: string) => relations.find((tag) => attributeOf(tag, 'Type')?.endsWith(`/${kind}`));
  const partOf = (kind: string) => {
    const target = attributeOf(typed(kind) ?? '', 'Target');
    return target ? { path: pathOf(target) } : undefined;
  };
  const shared = partOf('sharedStrings');
  const styles = partOf('styles');
  return {
    sheets: elementsOf(xml, 'sheet').map((tag) => ({
      name: attributeOf(tag, 'name') ?? '',
      path: targets.get(attributeOf(tag, 'id') ?? '') ?? '',
      hidden: /hidden/i.test(attributeOf(tag, 'state') ?? ''),
    })),
    since1904: elementsOf(xml, 'workbookPr').some((tag) => /^(1|true)$/.test(attributeOf(tag, 'date1904') ?? '')),
    ...(shared && { sharedPath: shared.path }),
    ...(styles && { stylesPath: styles.path }),
  };
}

async function readSharedStrings(zip: Zip, path: string | undefined): Promise<string[]> {
  if (!path || !zip.has(path)) return [];
  const shared: string[] = [];
  for await (const item of elementStream(zip, path, { name: 'si', most: limits.sharedStringBytes })) shared.push(textOf(item));
  return shared;
}

async function readFormats(zip: Zip, path: string | undefined): Promise<NumberKind[]> {
  if (!path || !zip.has(path)) return [];
  const xml = await zip.text(path, limits.partBytes);
  const codes = new Map(elementsOf(xml, 'numFmt').map((tag) => [Number(attributeOf(tag, 'numFmtId')), decodeXml(attributeOf(tag, 'formatCode') ?? '')]));
  const cellStyles = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? '';
  return elementsOf(cellStyles, 'xf').map((tag) => {
    const id = Number(attributeOf(tag, 'numFmtId') ?? 0);
    return kindOfFormat(id, codes.get(id));
  });
}

async function* readSheet(zip: Zip, path: string, look: Look): AsyncGenerator<Row> {
  let line = 0;
  for await (const element of elementStream(zip, path, { name: 'row', most: limits.sheetBytes })) {
    const head = element.slice(0, element.indexOf('>'));
    line = Number(attributeOf(head, 'r')) || line + 1;
    yield { line, cells: readCells(element, look) };
  }
}

const cellPattern = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;
const valuePattern = /<(?:\w+:)?v(?:\s[^>]*)?(?<!\/)>([\s\S]*?)<\/(?:\w+:)?v>/;

function readCells(row: string, look: Look): string[] {
  const cells: string[] = [];
  for (const [, attributes = '', inside] of row.matchAll(cellPattern)) {
    const place = / r="([A-Z]+)\d*"/.exec(attributes)?.[1];
    const column = place ? columnNumber(place) : cells.length;
    if (column >= limits.columns) throw tooManyColumns({ limit: limits.columns });
    while (cells.length < column) cells.push('');
    cells[column] = inside === undefined ? '' : cellText(attributes, inside, look);
  }
  return cells;
}

function cellText(attributes: string, inside: string, look: Look): string {
  const type = / t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
  if (type === 'inlineStr') return textOf(inside);
  const raw = valuePattern.exec(inside)?.[1];
  if (raw === undefined) return '';
  if (type === 's') return look.shared[Number(raw)] ?? '';
  if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n') return decodeXml(raw);
  const style = / s="(\d+)"/.exec(attributes)?.[1];
  return numberAsText(raw, (style && look.formats[Number(style)]) || { kind: 'plain' }, look.since1904);
}

function columnNumber(letters: string): number {
  let number = 0;
  for (let i = 0; i < letters.length; i++) number = number * 26 + letters.charCodeAt(i) - 64;
  return number - 1;
}

/** The words of a string item: its runs joined, the reading aids of East Asian text left out. */
function textOf(item: string): string {
  let text = '';
  const words = !item.includes('rPh') ? item : item.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '');
  for (const [, inside = ''] of words.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?(?<!\/)>([\s\S]*?)<\/(?:\w+:)?t>/g)) text += decodeXml(inside);
  return text;
}

/** Every `<name>…</name>` of a part in turn, as text; the part is read only as far as it is asked for. */
async function* elementStream(zip: Zip, path: string, ask: { name: string; most: number }): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const pattern = new RegExp(`<(?:\\w+:)?${ask.name}(?:\\s[^>]*?)?(?:/>|>[\\s\\S]*?</(?:\\w+:)?${ask.name}>)`, 'g');
  let rest = '';
  let found = 0;
  try {
    for await (const chunk of await zip.stream(path, ask.most)) {
      rest += decoder.decode(chunk as Buffer, { stream: true });
      if (rest.length > limits.rowChars * 8) throw found ? rowTooLong({ line: found + 1 }) : tooBigInside();
      let end = 0;
      for (const match of rest.matchAll(pattern)) {
        found += 1;
        end = match.index + match[0].length;
        yield match[0];
      }
      rest = end ? rest.slice(end) : rest;
    }
  } catch (error) {
    throw damageOr(error);
  }
}
