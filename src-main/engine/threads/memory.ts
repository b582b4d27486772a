type Numbers = Int32Array | Uint32Array | Float64Array | Float32Array | Uint16Array | Uint8Array;

/** Lays columns of numbers one behind the other, so that a walk can be taken up later where it ended. */
export class MemoryWriter {
  readonly #parts: Uint8Array[] = [];
  #size = 0;

  put(...columns: readonly Numbers[]): void {
    for (const column of columns) {
      this.#bytes(new Uint8Array(Uint32Array.of(column.byteLength).buffer));
      this.#bytes(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    }
  }

  /** Puts anything that JSON can say. */
  putJson(value: unknown): void {
    this.put(new TextEncoder().encode(JSON.stringify(value)));
  }

  /**
   * All of it; what was put may change afterwards.
   * @param room used where it is large enough, for what is needed only until the next is laid there.
   */
  finish(room?: Uint8Array): Uint8Array {
    const all =
      room !== undefined && room.length >= this.#size ? room.subarray(0, this.#size) : new Uint8Array(this.#size);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  #bytes(part: Uint8Array): void {
    this.#parts.push(part);
    this.#size += part.length;
  }
}

/** Reads in the same order what a `MemoryWriter` wrote. */
export class MemoryReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Fills the beginnings of columns. */
  fill(...columns: readonly Numbers[]): void {
    for (const column of columns) {
      const bytes = this.#next();
      new Uint8Array(column.buffer, column.byteOffset, column.byteLength).set(bytes);
    }
  }

  /** A column as long as it was. */
  int32(): Int32Array<ArrayBuffer> {
    return new Int32Array(this.#next().slice().buffer);
  }

  float64(): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#next().slice().buffer);
  }

  json<T>(): T {
    return JSON.parse(new TextDecoder().decode(this.#next())) as T;
  }

  #next(): Uint8Array {
    const header = this.#bytes.slice(this.#at, this.#at + 4);
    const start = this.#at + 4;
    this.#at = start + (new Uint32Array(header.buffer)[0] ?? 0);
    return this.#bytes.subarray(start, this.#at);
  }
}
