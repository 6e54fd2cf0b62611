// Collects records into one message. The buffer grows to what was needed once and is used again.
import {
  AGE_UNITS_PER_MS,
  HEADER_BYTES,
  LINK_LIMITS,
  LINK_VERSION,
  LONGEST_AGE,
  type Opening,
  RECORD_HEAD_BYTES,
  RECORD_TYPES,
} from "./records.ts";

const FIRST_BYTES = 4096;
const UTF8 = new TextEncoder();

export class BatchWriter {
  #bytes = new Uint8Array(FIRST_BYTES);
  #view = new DataView(this.#bytes.buffer);
  #length = HEADER_BYTES;
  #ages: number[] = []; // where the age of each data record stands
  #arrivals: number[] = []; // and when it arrived

  get isEmpty(): boolean {
    return this.#length === HEADER_BYTES;
  }

  /** Of the batch as it stands. */
  get byteLength(): number {
    return this.#length;
  }

  /** False, and nothing is written: a text of it is too long. */
  open(connection: number, opening: Opening): boolean {
    const { kind, name, version, ticket, address, admittedMs } = opening;
    const fields = [kind, name, version, ticket, address].map((text) => UTF8.encode(text));
    if (fields.some(({ length }) => length > LINK_LIMITS.fieldBytes)) return false;
    this.#begin(
      RECORD_TYPES.open,
      connection,
      fields.reduce((sum, { length }) => sum + 2 + length, 8),
    );
    this.#view.setFloat64(this.#length, admittedMs);
    this.#length += 8;
    for (const field of fields) {
      this.#view.setUint16(this.#length, field.length);
      this.#bytes.set(field, this.#length + 2);
      this.#length += 2 + field.length;
    }
    return true;
  }

  /** False, and nothing is written: it is too long. */
  data(connection: number, data: string | Uint8Array, arrivedMs: number): boolean {
    const bytes = typeof data === "string" ? UTF8.encode(data) : data;
    if (bytes.length > LINK_LIMITS.dataBytes) return false;
    this.#begin(typeof data === "string" ? RECORD_TYPES.text : RECORD_TYPES.binary, connection, 6 + bytes.length);
    this.#ages.push(this.#length);
    this.#arrivals.push(arrivedMs);
    this.#view.setUint32(this.#length + 2, bytes.length);
    this.#bytes.set(bytes, this.#length + 6);
    this.#length += 6 + bytes.length;
    return true;
  }

  /** A reason that is too long is cut. */
  close(connection: number, code: number, reason: string): void {
    const bytes = new Uint8Array(LINK_LIMITS.reasonBytes);
    const { written } = UTF8.encodeInto(reason, bytes); // whole characters only
    this.#begin(RECORD_TYPES.close, connection, 3 + written);
    this.#view.setUint16(this.#length, code);
    this.#bytes[this.#length + 2] = written;
    this.#bytes.set(bytes.subarray(0, written), this.#length + 3);
    this.#length += 3 + written;
  }

  /** The batch, and a new one begins. A copy: it may be kept. */
  take(sentMs: number): Uint8Array<ArrayBuffer> {
    this.#bytes[0] = LINK_VERSION;
    this.#view.setFloat64(1, sentMs);
    this.#ages.forEach((at, index) => {
      const age = Math.round((sentMs - (this.#arrivals[index] ?? sentMs)) * AGE_UNITS_PER_MS);
      this.#view.setUint16(at, Math.min(LONGEST_AGE, Math.max(0, age)));
    });
    const batch = this.#bytes.slice(0, this.#length);
    this.clear();
    return batch;
  }

  /** What was collected is forgotten. */
  clear(): void {
    this.#length = HEADER_BYTES;
    this.#ages = [];
    this.#arrivals = [];
  }

  #begin(type: number, connection: number, bytes: number): void {
    this.#reserve(RECORD_HEAD_BYTES + bytes);
    this.#bytes[this.#length] = type;
    this.#view.setUint32(this.#length + 1, connection);
    this.#length += RECORD_HEAD_BYTES;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}
