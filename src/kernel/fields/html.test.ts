import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sanitiseHtml, textOfHtml } from './html.ts';

const allowed = /<(?:\/?(?:p|strong|em|u|s|ul|ol|li|h[1-3]|blockquote|code|pre|a)|br|hr|a href="(?:https?:\/\/|mailto:|tel:)[^"<>]*" rel="noopener noreferrer nofollow" target="_blank")>/gi;

test.each([
  ['<p>Hello <b>World</b></p>', '<p>Hello <strong>World</strong></p>'],
  ['<p onclick="x()">Hi<script>alert(1)</script></p>', '<p>Hi</p>'],
  ['<img src=x onerror=alert(1)>Hi', 'Hi'],
  ['<a href="https://x.lk?a=1&b=2">x</a>', '<a href="https://x.lk?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">x</a>'],
  ['<a href="jav&#97;script:alert(1)">x</a>', '<a>x</a>'],
  ['<a href=" java\nscript:alert(1)">x</a>', '<a>x</a>'],
  ['a < b & c', 'a &lt; b &amp; c'],
  ['<ul><li>one<li>two</ul>', '<ul><li>one<li>two</li></li></ul>'],
  ['<svg><style><!--</style><img src=x onerror=alert(1)>--></svg>x', 'x'],
  ['<p>open', '<p>open</p>'],
  ['&lt;script&gt;', '&lt;script&gt;'],
])('%s becomes %s', (html, clean) => {
  expect(sanitiseHtml(html)).toBe(clean);
});

test('whatever arrives, only our own tags and text leave, and cleaning again changes nothing', () => {
  const piece = fc.oneof(fc.constantFrom('<script>', '</script>', '<p ', '>', '<a href="', 'javascript:', '"', "'", '<!--', '-->', '<', '&#60;', '&lt;', 'x', '<b>', '</b>', '<svg/onload=', '</a>', '<br/>', '<style>', '</style>', '\u0000', ' onerror=1'), fc.string({ maxLength: 4 }));
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
    const clean = sanitiseHtml(pieces.join(''));
    expect(clean.replace(allowed, '')).not.toMatch(/[<>]/);
    expect(sanitiseHtml(clean)).toBe(clean);
  }), { numRuns: 2000 });
});

test('a hostile input takes time in proportion to its length', () => {
  const start = performance.now();
  for (const part of ['<', '<a ', '<!--', '&', '<p><b>', '</p>']) sanitiseHtml(part.repeat(100_000));
  expect(performance.now() - start).toBeLessThan(3000);
});

test('its words are read without tags', () => {
  expect(textOfHtml('<p>a &amp; b</p><ul><li>one</li><li>two</li></ul>')).toBe('a & b\none\ntwo');
});
