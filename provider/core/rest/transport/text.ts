/** All control characters but the tab: no header may carry one (RFC 9110, 5.5). */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u0008\u000A-\u001F\u007F]/;

/** Why a setting of a connection cannot be sent; undefined where it can. */
export function unsendable(text: string): string | undefined {
  if (/[\r\n]$/.test(text)) return "ends with a line break, as the content of a file does: leave that out";
  return CONTROL.test(text) ? "holds a line break or another control character" : undefined;
}
