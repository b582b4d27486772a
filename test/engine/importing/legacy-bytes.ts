/** Bytes of a text in an encoding that Node only decodes: the decoder is asked about every byte and pair. */
export function encodeLegacy(text: string, encoding: string): Uint8Array {
  const table = tableOf(encoding);
  return Uint8Array.from([...text].flatMap((character) => bytesOf(character, table)));
}

function bytesOf(character: string, table: ReadonlyMap<string, readonly number[]>): readonly number[] {
  const bytes = character < '\u0080' ? [character.charCodeAt(0)] : table.get(character);
  if (bytes === undefined) {
    throw new Error(`the encoding has no “${character}”`);
  }
  return bytes;
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known !== undefined) {
    return known;
  }
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x80; lead < 0x100; lead++) {
    remember(table, decoder, [lead]);
    for (let trail = 0x40; trail < 0xff; trail++) {
      remember(table, decoder, [lead, trail]);
    }
  }
  tables.set(encoding, table);
  return table;
}

function remember(table: Map<string, readonly number[]>, decoder: TextDecoder, bytes: readonly number[]): void {
  const characters = [...decoder.decode(Uint8Array.from(bytes))];
  const [character = ''] = characters;
  if (characters.length === 1 && character !== '\uFFFD' && !table.has(character)) {
    table.set(character, bytes);
  }
}
