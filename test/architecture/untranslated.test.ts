import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { sameInEveryLanguage } from './sameInEveryLanguage.ts';

const root = join(import.meta.dirname, '../..');
const shownAttributes = new Set(['label', 'title', 'placeholder', 'aria-label', 'alt', 'description', 'error', 'legend', 'aria-description', 'aria-roledescription']);

test('no screen shows a sentence that is in no catalogue', () => {
  const files = globSync('src/**/*.tsx', { cwd: root }).filter((file) => !file.includes('.test.'));
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap(untranslated)).toEqual([]);
});

function untranslated(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const say = (node: ts.Node, text: string) => {
    if (!sameInEveryLanguage(text)) found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (isTranslated(node)) return;
    if (ts.isJsxText(node)) say(node, node.text);
    if (ts.isJsxAttribute(node) && shownAttributes.has(node.name.getText()) && node.initializer && ts.isStringLiteral(node.initializer)) say(node, node.initializer.text);
    if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteralLike(node.expression) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))) say(node, node.expression.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

// What stands inside Lingui's own components is taken into the catalogue by the extractor.
function isTranslated(node: ts.Node): boolean {
  const opening = ts.isJsxElement(node) ? node.openingElement : ts.isJsxSelfClosingElement(node) ? node : undefined;
  return opening !== undefined && ['Trans', 'Plural', 'Select', 'SelectOrdinal'].includes(opening.tagName.getText());
}
