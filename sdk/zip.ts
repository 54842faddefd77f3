const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UNIX = 3 << 8;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** The first day that the format has, so that the same files make the same archive. */
const DATE = 0x0021;
const PLAIN_FILE = 0o100644 << 16;
const MAX_FILES = 0xffff;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/**
 * A zip archive of files. They are stored as they are: what a compression makes of them differs from one version of its
 * library to the next, and would look like a change.
 */
export function packZip(files: ReadonlyMap<string, Buffer>, property: string): Buffer {
  if (files.size === 0) throw new TypeError(`${property}: the archive is empty`);
  if (files.size > MAX_FILES)
    throw new TypeError(`${property}: the archive has more than ${MAX_FILES} files`);
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [text, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = Buffer.from(text);
    const common = commonFields(name, content);
    const file = Buffer.concat([integers([LOCAL, 4]), common, name, content]);
    local.push(file);
    const place = integers([0, 2], [0, 2], [0, 2], [PLAIN_FILE, 4], [offset, 4]);
    central.push(integers([CENTRAL, 4], [UNIX | VERSION, 2]), common, place, name);
    offset += file.length;
  }
  const directory = Buffer.concat(central);
  const sizes = integers([files.size, 2], [files.size, 2], [directory.length, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...local, directory, integers([END, 4], [0, 2], [0, 2]), sizes]);
}

/** What the file's own record and the directory's have in common. */
function commonFields(name: Buffer, content: Buffer): Buffer {
  const { length } = content;
  return Buffer.concat([
    integers([VERSION, 2], [FLAGS, 2], [0, 2], [0, 2], [DATE, 2]),
    integers([crc32(content), 4], [length, 4], [length, 4], [name.length, 2], [0, 2]),
  ]);
}

function integers(...values: readonly (readonly [value: number, bytes: number])[]): Buffer {
  return Buffer.concat(
    values.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value >>> 0, 0, bytes);
      return buffer;
    }),
  );
}

function crc32(content: Buffer): number {
  let value = 0xffffffff;
  for (const byte of content) value = (value >>> 8) ^ (CRC_TABLE[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}
