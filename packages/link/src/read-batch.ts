import {
  AGE_UNITS_PER_MS,
  type Batch,
  HEADER_BYTES,
  LINK_LIMITS,
  LINK_VERSION,
  type LinkRecord,
  RECORD_HEAD_BYTES,
  RECORD_TYPES,
} from "./records.ts";

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Null: malformed, in whole or in part. Then nothing of it is to be believed, and the link is to be closed. */
export function readBatch(bytes: Uint8Array): Batch | null {
  if (bytes.length < HEADER_BYTES || bytes.length > LINK_LIMITS.batchBytes || bytes[0] !== LINK_VERSION) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sentMs = view.getFloat64(1);
  if (!Number.isFinite(sentMs)) return null;
  const records: LinkRecord[] = [];
  try {
    for (let at = HEADER_BYTES; at < bytes.length;) {
      const type = view.getUint8(at);
      const connection = view.getUint32(at + 1);
      const reading = readBody(type, connection, bytes, view, at + RECORD_HEAD_BYTES);
      if (reading === null) return null;
      records.push(reading.record);
      at = reading.end;
    }
  } catch {
    return null; // cut short, or text that is no UTF-8
  }
  return { sentMs, records };
}

interface Reading {
  readonly record: LinkRecord;
  readonly end: number;
}

/** Throws a RangeError where the bytes end too soon. */
function readBody(type: number, connection: number, bytes: Uint8Array, view: DataView, at: number): Reading | null {
  switch (type) {
    case RECORD_TYPES.open:
      return readOpening(connection, bytes, view, at);
    case RECORD_TYPES.text:
    case RECORD_TYPES.binary: {
      const ageMs = view.getUint16(at) / AGE_UNITS_PER_MS;
      const length = view.getUint32(at + 2);
      if (length > LINK_LIMITS.dataBytes) return null;
      const end = at + 6 + length;
      const body = part(bytes, at + 6, end);
      const data = type === RECORD_TYPES.text ? UTF8.decode(body) : body;
      return { record: { type: "data", connection, ageMs, data }, end };
    }
    case RECORD_TYPES.close: {
      const length = view.getUint8(at + 2);
      if (length > LINK_LIMITS.reasonBytes) return null;
      const end = at + 3 + length;
      const reason = UTF8.decode(part(bytes, at + 3, end));
      return { record: { type: "close", connection, code: view.getUint16(at), reason }, end };
    }
    default:
      return null;
  }
}

function readOpening(connection: number, bytes: Uint8Array, view: DataView, from: number): Reading | null {
  const admittedMs = view.getFloat64(from);
  if (!Number.isFinite(admittedMs)) return null;
  let at = from + 8;
  const fields: string[] = [];
  for (let field = 0; field < 5; field++) {
    const length = view.getUint16(at);
    if (length > LINK_LIMITS.fieldBytes) return null;
    fields.push(UTF8.decode(part(bytes, at + 2, at + 2 + length)));
    at += 2 + length;
  }
  const [kind = "", name = "", version = "", ticket = "", address = ""] = fields;
  const opening = { kind, name, version, ticket, address, admittedMs };
  return { record: { type: "open", connection, opening }, end: at };
}

function part(bytes: Uint8Array, from: number, to: number): Uint8Array {
  if (to > bytes.length) throw new RangeError("cut short");
  return bytes.subarray(from, to);
}
