import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHtml, toLines } from '../../../src/hubspot/desk/note-text.ts';
import { cpuMilliseconds } from '../../support/cpu-milliseconds.ts';

describe('a text in HTML', () => {
  it('is read as the lines that a person sees', () => {
    const html =
      '<div dir="auto"><p style="margin:0;"><strong>Roadmap exchange</strong></p>\n<p>By 2029:&nbsp;two plants &amp; one &#x1F680;&#33;</p><ul><li>a < b</li><li>c &gt; d</li></ul>x<br/>y</div>';
    expect(toLines(html)).toEqual(['Roadmap exchange', 'By 2029: two plants & one 🚀!', 'a < b', 'c > d', 'x', 'y']);
  });

  it('keeps what is no mark-up and no entity that is known', () => {
    expect(toLines('3 <4 &unknown; &#0; &#x110000; &')).toEqual(['3 <4 &unknown; &#0; &#x110000; &']);
    expect(toLines('')).toEqual([]);
  });

  it('made of a plain text is that text again, line by line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const lines = text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '');
        expect(toLines(toHtml(text))).toEqual(lines);
      }),
    );
  });

  it('is read in a moment, however it was made to be slow', () => {
    const taken = cpuMilliseconds(() => {
      for (const part of ['<', '<p', '&#', '<!--', '</', '<br ']) toLines(part.repeat(65_536 / part.length));
    });
    expect(taken).toBeLessThan(1_000);
  });
});
