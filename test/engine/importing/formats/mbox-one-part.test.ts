import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { readOnePart } from '../../../../src-main/engine/importing/formats/mbox/one-part.ts';

const NAMES = ['From', 'Subject', 'Date', 'Message-ID', 'References', 'Content-Type', 'Content-Transfer-Encoding'];
const piece = fc.constantFrom(
  ...['a', 'é', '你', ' ', '\t', ':', '=', '=3D', '=E4=BD=A0', '==', '=4', '"', ';', '<1@x>', '=?utf-8?q?=C3=B6?='],
  ...['\n', '\r\n', '\n ', '\r\n\t', '\n\n', '\r', '--b', '\ufeff', '\u00a0'],
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const value = fc.oneof(
  text,
  fc.constantFrom(
    'text/plain',
    'text/plain; charset=utf-8',
    'TEXT/plain;charset="ISO-8859-1"',
    'text/plain; charset=x',
  ),
  fc.constantFrom('text/html', 'text/plain; charset=utf-8; format=flowed', 'multipart/mixed; boundary=b'),
  fc.constantFrom('7bit', '8bit', 'quoted-printable', 'Quoted-Printable', 'base64'),
);
const header = fc.tuple(fc.constantFrom(...NAMES), value, fc.constantFrom('\n', '\r\n'));
const mail = fc.tuple(fc.array(header, { maxLength: 6 }), fc.constantFrom('\n', '\r\n', ''), text);

test('MBOX-9 a mail of one plain text reads as the MIME reader reads it', async () => {
  let read = 0;
  const property = fc.asyncProperty(mail, async ([headers, blank, body]) => {
    const block = headers.map(([name, content, end]) => `${name}: ${content}${end}`).join('');
    const bytes = Buffer.from(block + blank + body);
    const quick = readOnePart(bytes);
    if (quick === null) {
      return;
    }
    read++;
    const whole = await PostalMime.parse(bytes);
    for (const name of NAMES.map((one) => one.toLowerCase())) {
      expect(quick.header(name)).toBe(whole.headers.find(({ key }) => key === name)?.value ?? '');
    }
    expect(withoutLastEnd(quick.text)).toBe(withoutLastEnd(whole.text ?? ''));
    expect(whole.attachments).toEqual([]);
  });
  await fc.assert(property, { numRuns: 1500 });
  expect(read).toBeGreaterThan(300);
});

test.each([
  'Content-Type: text/html\n\n<p>x',
  'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--',
  'Content-Type: text/plain; format=flowed\n\nx \ny',
  'Content-Type: text/plain; charset=utf-7\n\nx',
  'Content-Disposition: attachment; filename=a.txt\n\nx',
  'Content-Transfer-Encoding: base64\n\neA==',
  `Subject: ${'x'.repeat(70_000)}\n\nx`,
])('MBOX-9 %j is left to the MIME reader', (written) => {
  expect(readOnePart(Buffer.from(written))).toBe(null);
});

/** The MIME reader ends every line of a body alike. */
function withoutLastEnd(text: string): string {
  return text.replace(/\r*\n/g, '\n').replace(/\r*\n?$/, '');
}
