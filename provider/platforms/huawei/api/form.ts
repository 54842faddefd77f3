import type { Content } from "../../../core/rest/call";

/** One part of a form. */
export interface Part {
  readonly name: string;
  readonly content: string | Buffer;
  /** Given for a part that is a file; any other part is a field on one line. */
  readonly fileName?: string;
}

/** The bytes of a form, which can be signed and sent again. */
export async function encodeForm(parts: readonly Part[]): Promise<Content & { readonly body: Buffer }> {
  const form = new FormData();
  for (const { name, content, fileName } of parts) {
    if (fileName !== undefined) form.append(name, new Blob([content]), fileName);
    else form.append(name, content.toString());
  }
  const encoded = new Response(form);
  const contentType = encoded.headers.get("content-type") ?? "";
  return { contentType, body: Buffer.from(await encoded.arrayBuffer()) };
}
