import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { FileCell, TableWriter } from './fileCell.ts';
import { encodeXml } from './xml.ts';

const rowsPerSheet = 1_048_576;
const flushChars = 64 * 1024;
/** Excel's own limit; a longer text would make it call the workbook damaged. */
const mostCellChars = 32_767;

const heading = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

// Cell styles: 0 plain, 1 heading, 2 date, 3 date and time.
const styles = `${heading}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/**
 * An Excel writer that holds a few rows at a time: words stand in their cells, numbers and dates keep their kind.
 * The first row is the headings; past 1,048,576 rows another sheet begins.
 */
export function xlsxWriter(sheetName: string): TableWriter {
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    write: (rows) => writeWorkbook(rows, sheetName),
  };
}

async function* writeWorkbook(rows: AsyncIterable<readonly FileCell[]>, sheetName: string): AsyncGenerator<Uint8Array> {
  const archive = openArchive();
  let sheets = 0;
  let line = 0;
  let header: readonly FileCell[] | undefined;
  let text = '';
  for await (const cells of rows) {
    header ??= cells;
    if (line % rowsPerSheet === 0) {
      if (sheets > 0) archive.endPart(`${text}</sheetData></worksheet>`);
      sheets += 1;
      archive.beginPart(`xl/worksheets/sheet${sheets}.xml`);
      text = sheetStart(header);
      line = 0;
      if (sheets > 1) text += rowXml(header, ++line);
    }
    text += rowXml(cells, ++line);
    if (text.length < flushChars) continue;
    archive.push(text);
    text = '';
    yield* archive.drain();
  }
  if (sheets === 0) {
    sheets = 1;
    archive.beginPart('xl/worksheets/sheet1.xml');
    text = sheetStart([]);
  }
  archive.endPart(`${text}</sheetData></worksheet>`);
  for (const [name, xml] of frame(sheetName, sheets)) archive.part(name, xml);
  archive.end();
  yield* archive.drain();
}

function openArchive() {
  let chunks: Uint8Array[] = [];
  let current: ZipDeflate;
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const beginPart = (name: string) => {
    current = new ZipDeflate(name, { level: 3 });
    zip.add(current);
  };
  const endPart = (text: string) => current.push(strToU8(text), true);
  return {
    beginPart,
    endPart,
    push: (text: string) => current.push(strToU8(text)),
    part: (name: string, xml: string) => {
      beginPart(name);
      endPart(xml);
    },
    end: () => zip.end(),
    drain: () => {
      const ready = chunks;
      chunks = [];
      return ready;
    },
  };
}

function sheetStart(header: readonly FileCell[]): string {
  const widths = header.map((cell, index) => `<col min="${index + 1}" max="${index + 1}" width="${Math.min(40, Math.max(14, String(cell).length + 4))}" customWidth="1"/>`).join('');
  return `${heading}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${widths && `<cols>${widths}</cols>`}<sheetData>`;
}

function rowXml(cells: readonly FileCell[], line: number): string {
  let xml = `<row r="${line}">`;
  for (let i = 0; i < cells.length; i++) xml += cellXml(cells[i]!, columnLetters(i) + line, line === 1);
  return `${xml}</row>`;
}

function cellXml(cell: FileCell, place: string, isHeading: boolean): string {
  if (cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell !== 'string') {
    const serial = serialOf(cell.date);
    // A workbook cannot count days before 1900: such a date stays text.
    if (serial < 1) return cellXml(cell.date, place, isHeading);
    return `<c r="${place}" s="${cell.date.includes('T') ? 3 : 2}"><v>${serial}</v></c>`;
  }
  return `<c r="${place}"${isHeading ? ' s="1"' : ''} t="inlineStr"><is><t xml:space="preserve">${encodeXml(cell.slice(0, mostCellChars))}</t></is></c>`;
}

function serialOf(date: string): number {
  const days = (Date.parse(date.includes('T') ? `${date}Z` : date) - Date.UTC(1899, 11, 30)) / 86_400_000;
  // Excel counts a 29 February 1900 that never was, so the days before it stand one earlier.
  return Number((days < 61 ? days - 1 : days).toFixed(9));
}

const letters: string[] = [];

function columnLetters(index: number): string {
  return letters[index] ??= index < 26 ? String.fromCharCode(65 + index) : columnLetters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + index % 26);
}

/** The parts around the sheets. Excel allows 31 characters in a sheet's name and none of []:*?/\ */
function frame(sheetName: string, sheets: number): [string, string][] {
  const title = encodeXml(sheetName.replace(/[[\]:*?/\\]/g, ' ').slice(0, 26).trim()).replaceAll('"', '&quot;') || 'Sheet';
  const each = (xml: (number: number) => string) => Array.from({ length: sheets }, (_none, index) => xml(index + 1)).join('');
  return [
    ['[Content_Types].xml', `${heading}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${each((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)}</Types>`],
    ['_rels/.rels', `${heading}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${heading}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each((number) => `<sheet name="${title}${number === 1 ? '' : ` ${number}`}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${heading}<Relationships xmlns="${packageRelations}">${each((number) => `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId${sheets + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`],
    ['xl/styles.xml', styles],
  ];
}
