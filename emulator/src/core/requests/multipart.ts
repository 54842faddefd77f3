/** One part of a multipart/form-data body. */
export interface Part {
  name: string;
  filename: string | undefined;
  contentType: string | undefined;
  content: Buffer;
}

export class MultipartError extends Error {}

const LINE_END = "\r\n";
const HEADERS_END = Buffer.from("\r\n\r\n");

/** The parts of a multipart/form-data body, in the order in which they were sent. */
export function readMultipart(contentType: string, body: Buffer): Part[] {
  if (!/^multipart\/form-data\b/i.test(contentType)) throw new MultipartError("no multipart/form-data body");
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw new MultipartError("no boundary");

  // With a line end before the body, the first delimiter looks as all others do.
  const whole = Buffer.concat([Buffer.from(LINE_END), body]);
  const delimiter = Buffer.from(`${LINE_END}--${boundary}`);
  const parts: Part[] = [];
  let place = whole.indexOf(delimiter);
  for (;;) {
    if (place < 0) throw new MultipartError("the closing boundary is missing");
    const start = place + delimiter.length;
    if (whole.toString("latin1", start, start + 2) === "--") return parts;
    const lineEnd = whole.indexOf(LINE_END, start);
    place = whole.indexOf(delimiter, start);
    if (place < 0 || lineEnd < 0) throw new MultipartError("the closing boundary is missing");
    parts.push(readPart(whole.subarray(lineEnd + LINE_END.length, place)));
  }
}

function readPart(bytes: Buffer): Part {
  const end = bytes.indexOf(HEADERS_END);
  if (end < 0) throw new MultipartError("a part has no headers");
  const headers = new Map(
    bytes
      .toString("utf8", 0, end)
      .split(LINE_END)
      .map((line): [string, string] => {
        const colon = line.indexOf(":");
        return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
      }),
  );
  const disposition = headers.get("content-disposition") ?? "";
  const name = parameter(disposition, "name");
  if (!/^form-data\b/i.test(disposition) || name === undefined)
    throw new MultipartError("a part has no name");
  return {
    name,
    filename: parameter(disposition, "filename"),
    contentType: headers.get("content-type"),
    content: bytes.subarray(end + HEADERS_END.length),
  };
}

function parameter(disposition: string, name: string): string | undefined {
  const [, quoted, plain] =
    new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, "i").exec(disposition) ?? [];
  // Browsers escape quotes and line ends by percent signs, others by a backslash.
  return quoted?.replaceAll(/\\(.)/g, "$1").replaceAll(/%(22|0D|0A)/gi, decodeURIComponent) ?? plain;
}
